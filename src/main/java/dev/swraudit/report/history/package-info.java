/**
 * Export of a period: audits, changes of permissions and the history of findings.
 */
@NullMarked
package dev.swraudit.report.history;

import org.jspecify.annotations.NullMarked;
