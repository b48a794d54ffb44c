package dev.swraudit.decision;

import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Cells of a row as text: without white space around it and without formula guard. A
 * missing cell is empty, a date of a workbook is an ISO date.
 */
public record DecisionCells(String permission, String decision, String decidedBy, String decidedOn, String reason,
		String keepUntil, String revokeBy, String fingerprint) {

	static DecisionCells of(Function<DecisionColumn, String> cell) {
		return new DecisionCells(cell.apply(DecisionColumn.PERMISSION), cell.apply(DecisionColumn.DECISION),
				cell.apply(DecisionColumn.DECIDED_BY), cell.apply(DecisionColumn.DECIDED_ON),
				cell.apply(DecisionColumn.REASON), cell.apply(DecisionColumn.KEEP_UNTIL),
				cell.apply(DecisionColumn.REVOKE_BY), cell.apply(DecisionColumn.FINGERPRINT));
	}

	/** Returns whether all cells to be filled in by a reviewer are empty. */
	boolean isUndecided() {
		return Stream.of(this.decision, this.decidedBy, this.decidedOn, this.reason, this.keepUntil, this.revokeBy)
			.allMatch(String::isEmpty);
	}

}
