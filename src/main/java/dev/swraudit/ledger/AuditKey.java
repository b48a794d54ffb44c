package dev.swraudit.ledger;

import java.time.LocalDate;

/**
 * What identifies an audit: one look at a scope for a date.
 *
 * @param scope one account in one region
 * @param date the day that the audit is for
 * @param revision 1, or higher for a fresh audit of the same date
 */
public record AuditKey(String scope, LocalDate date, int revision) {

	/** The name of the directory that the audit is published in. */
	public String directoryName() {
		return (this.revision == 1) ? this.date.toString() : this.date + "." + this.revision;
	}

	/** The audit as messages name it. */
	public String text() {
		return "the audit of " + this.date + ", revision " + this.revision;
	}

	/** Whether the audit comes before another of the same scope. */
	public boolean isBefore(AuditKey other) {
		int order = this.date.compareTo(other.date);
		return order < 0 || (order == 0 && this.revision < other.revision);
	}

}
