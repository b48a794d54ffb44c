package dev.swraudit.decision;

import java.time.LocalDate;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

import dev.swraudit.decision.DecisionBook.RowResult;
import dev.swraudit.decision.DecisionBook.Status;
import dev.swraudit.message.UntrustedText;
import org.jspecify.annotations.Nullable;

/**
 * Decisions for one fingerprint. The latest one up to the day of the audit counts, even
 * if it does not hold.
 */
final class DecisionHistory {

	private static final int SHOWN_CHARACTERS = 80;

	private final LocalDate day;

	/** Decisions by the day on which they were made, up to the day of the audit. */
	private final NavigableMap<LocalDate, SameDayDecisions> made = new TreeMap<>();

	/** The first bad row; no decision holds if there is one. */
	private @Nullable DecisionRow bad;

	/** The reason why the latest decision does not hold; empty if it holds. */
	private String reason = DecisionBook.NO_FINDING;

	DecisionHistory(LocalDate day) {
		this.day = day;
	}

	/** Adds a row. Rows must be added in the order of their files and lines. */
	void add(DecisionRow row) {
		Decision decision = row.decision();
		if (decision == null) {
			setAside(row);
		}
		else if (!decision.decidedOn().isAfter(this.day)) {
			SameDayDecisions sameDay = this.made.computeIfAbsent(decision.decidedOn(),
					(absent) -> new SameDayDecisions());
			sameDay.add(row);
			if (sameDay.conflictOf(decision).isPresent()) {
				setAside(row);
			}
		}
	}

	private void setAside(DecisionRow row) {
		this.bad = (this.bad != null) ? this.bad : row;
	}

	/** Returns the decision that holds for the finding, or null, and records the use. */
	@Nullable Decision find(LocalDate firstSeen, String permission) {
		if (this.made.isEmpty()) {
			return null;
		}
		SameDayDecisions latest = this.made.lastEntry().getValue();
		this.reason = reasonAgainst(latest, firstSeen, permission);
		return this.reason.isEmpty() ? latest.decision() : null;
	}

	private String reasonAgainst(SameDayDecisions latest, LocalDate firstSeen, String permission) {
		Decision decision = latest.decision();
		if (this.bad != null) {
			return this.bad.place() + ", with the same fingerprint, is bad";
		}
		if (decision.decidedOn().isBefore(firstSeen)) {
			return "decided on " + decision.decidedOn() + ", before the finding was first seen on " + firstSeen;
		}
		if (decision.hasEndedBefore(this.day)) {
			return "keep_until " + decision.keepUntil() + " has passed";
		}
		return latest.permits(permission) ? "" : "the permission is now " + permission + ", not "
				+ UntrustedText.escape(latest.permission(), SHOWN_CHARACTERS);
	}

	/** Returns what became of a valid row of this history. */
	RowResult result(DecisionRow row) {
		Decision decision = row.requireDecision();
		SameDayDecisions sameDay = this.made.get(decision.decidedOn());
		if (sameDay == null) {
			return new RowResult(row, Status.NOT_YET, "decided_on " + decision.decidedOn() + " is after " + this.day);
		}
		Optional<DecisionRow> conflict = sameDay.conflictOf(decision);
		if (conflict.isPresent()) {
			return new RowResult(row, Status.BAD,
					"differs from " + conflict.get().place() + ", decided on the same day; keep one of them");
		}
		SameDayDecisions latest = this.made.lastEntry().getValue();
		if (sameDay != latest) {
			return new RowResult(row, Status.REPLACED, "replaced by " + latest.first().place());
		}
		if (!row.equals(latest.first())) {
			return new RowResult(row, Status.REPLACED, "repeats " + latest.first().place());
		}
		return new RowResult(row, this.reason.isEmpty() ? Status.HOLDS : Status.STALE, this.reason);
	}

}
