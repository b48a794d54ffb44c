package dev.swraudit.report.data;

import java.time.LocalDate;

/**
 * What an audit of the scope found, that one or an earlier one.
 *
 * @param auditDate for which day
 * @param revision which audit of the day
 * @param complete whether all was read
 * @param flagged repositories with a manager who did not create them
 * @param openFindings findings that nobody has accepted
 * @param notAudited records that were not read
 */
public record PastAudit(LocalDate auditDate, int revision, boolean complete, long flagged, long openFindings,
		long notAudited) {

}
