package dev.swraudit.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * Rows with one fingerprint and one day. They are in conflict unless they all have the
 * same decision.
 */
final class SameDayDecisions {

	private final List<DecisionRow> rows = new ArrayList<>(1);

	private @Nullable DecisionRow different;

	void add(DecisionRow row) {
		this.rows.add(row);
		if (this.different == null && !row.requireDecision().equals(decision())) {
			this.different = row;
		}
	}

	/** Returns the row that was read first. */
	DecisionRow first() {
		return this.rows.get(0);
	}

	/** Returns the decision of the first row. */
	Decision decision() {
		return first().requireDecision();
	}

	/** Returns the first row that differs from a decision. */
	Optional<DecisionRow> conflictOf(Decision decision) {
		return decision.equals(decision()) ? Optional.ofNullable(this.different) : Optional.of(first());
	}

	/** Returns whether a row was filled in for a permission, or for any. */
	boolean permits(String permission) {
		return this.rows.stream()
			.map((row) -> row.cells().permission())
			.anyMatch((cell) -> cell.isEmpty() || cell.equals(permission));
	}

	/** Returns the permission of the first row. */
	String permission() {
		return first().cells().permission();
	}

}
