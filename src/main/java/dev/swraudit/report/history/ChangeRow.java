package dev.swraudit.report.history;

import dev.swraudit.ledger.Counts;

/**
 * Counts of the changes of one month or organization.
 *
 * @param name the month or the organization
 */
record ChangeRow(String name, long granted, long raised, long lowered, long revoked, long objectGone) {

	static ChangeRow of(String name, Counts<ChangeKind> counts) {
		return new ChangeRow(name, counts.get(ChangeKind.GRANTED), counts.get(ChangeKind.RAISED),
				counts.get(ChangeKind.LOWERED), counts.get(ChangeKind.REVOKED), counts.get(ChangeKind.OBJECT_GONE));
	}

	/** Returns the sums of two rows. */
	ChangeRow plus(ChangeRow other) {
		return new ChangeRow(this.name, this.granted + other.granted, this.raised + other.raised,
				this.lowered + other.lowered, this.revoked + other.revoked, this.objectGone + other.objectGone);
	}

	long sum() {
		return this.granted + this.raised + this.lowered + this.revoked + this.objectGone;
	}

}
