package dev.swraudit.report.history;

import dev.swraudit.report.data.DisplayText;

/**
 * Counts of the audits of a period.
 */
public record AuditCounts(long total, long complete, long incomplete, long daysWithoutAudit) {

	static AuditCounts of(PeriodAudits audits) {
		long total = audits.inPeriod().size();
		long complete = audits.inPeriod().stream().filter(PeriodAudit::complete).count();
		return new AuditCounts(total, complete, total - complete, audits.missedDays().size());
	}

	/** Returns whether each day has an audit, and all of them are complete. */
	boolean isWhole() {
		return this.incomplete == 0 && this.daysWithoutAudit == 0;
	}

	/** Returns the counts in words. */
	public String text() {
		return DisplayText.count(this.total, "audit") + ": " + this.complete + " complete, " + this.incomplete
				+ " incomplete; " + DisplayText.count(this.daysWithoutAudit, "day") + " without an audit";
	}

}
