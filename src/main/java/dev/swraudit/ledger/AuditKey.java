package dev.swraudit.ledger;

import java.time.LocalDate;

/**
 * Identity of an audit: scope, date and revision.
 *
 * @param scope one account in one region
 * @param date the audit date
 * @param revision 1, or higher for a fresh audit of the same date
 */
public record AuditKey(String scope, LocalDate date, int revision) {

	/** Returns the name of the directory of the publication. */
	public String directoryName() {
		return (this.revision == 1) ? this.date.toString() : this.date + "." + this.revision;
	}

	/** Returns the name in messages. */
	public String text() {
		return "the audit of " + this.date + ", revision " + this.revision;
	}

	/** Returns whether the audit precedes another one of the same scope. */
	public boolean isBefore(AuditKey other) {
		int order = this.date.compareTo(other.date);
		return order < 0 || (order == 0 && this.revision < other.revision);
	}

}
