package dev.swraudit.report.data;

import java.time.LocalDate;

/**
 * Counts of one audit of the scope for the trend.
 *
 * @param auditDate the audit date
 * @param revision the revision
 * @param complete whether the audit is complete
 * @param flagged repositories with a manager other than the creator
 * @param openFindings open findings
 * @param notAudited records whose access list was not read
 */
public record PastAudit(LocalDate auditDate, int revision, boolean complete, long flagged, long openFindings,
		long notAudited) {

}
