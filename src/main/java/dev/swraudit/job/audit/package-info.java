/**
 * Job permissionAudit, from the input file to the published report.
 */
@NullMarked
package dev.swraudit.job.audit;

import org.jspecify.annotations.NullMarked;
