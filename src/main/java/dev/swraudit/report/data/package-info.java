/**
 * Data of the reports: identity and statistics of an audit, filters, and escaping of
 * untrusted text.
 */
@NullMarked
package dev.swraudit.report.data;

import org.jspecify.annotations.NullMarked;
