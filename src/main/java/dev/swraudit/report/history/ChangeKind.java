package dev.swraudit.report.history;

import java.util.Optional;

import dev.swraudit.history.GrantRow;
import dev.swraudit.history.Period;
import dev.swraudit.permission.Auth;

/**
 * Beginning or end of a row of {@code changes.csv} in a period.
 */
enum ChangeKind {

	/** Began in the period, after a reading without the holder. */
	GRANTED("granted"),

	/** Began in the period by a change to a more powerful level. */
	RAISED("raised"),

	/** Began in the period by a change to a less powerful level. */
	LOWERED("lowered"),

	/** Ended in the period: the list was read without the holder. */
	REVOKED("revoked"),

	/** Ended in the period, because the object no longer exists. */
	OBJECT_GONE("objectGone"),

	/** Read in the last audit. */
	STILL_HELD("stillHeld"),

	/** Not ended, and the last audit did not read the list. */
	NOT_READ("notRead"),

	/** Began in the period with the first reading of the list, so it may be older. */
	HELD_AT_FIRST_READING("heldAtFirstReading");

	private final String text;

	ChangeKind(String text) {
		this.text = text;
	}

	/** Returns the name in {@code summary.json}. */
	String text() {
		return this.text;
	}

	/** Returns how a row began; empty if it began before the period. */
	static Optional<ChangeKind> ofBeginning(GrantRow row, Period period) {
		Long before = row.previousAuth();
		if (row.firstSeen().isBefore(period.from())) {
			return Optional.empty();
		}
		if (before != null) {
			return Optional.of((Auth.BY_POWER.compare(before, row.auth()) < 0) ? RAISED : LOWERED);
		}
		return Optional.of((row.lastAbsent() != null) ? GRANTED : HELD_AT_FIRST_READING);
	}

	/** Returns how a row ended; empty if another level followed. */
	static Optional<ChangeKind> ofEnd(GrantRow row) {
		return switch (row.end()) {
			case REVOKED -> Optional.of(REVOKED);
			case OBJECT_GONE -> Optional.of(OBJECT_GONE);
			case STILL_HELD -> Optional.of(STILL_HELD);
			case NOT_READ -> Optional.of(NOT_READ);
			case CHANGED -> Optional.empty();
		};
	}

}
