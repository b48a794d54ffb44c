package dev.swraudit.finding;

import dev.swraudit.decision.DecisionKind;
import org.jspecify.annotations.Nullable;

/**
 * Facts of a finding that totals depend on.
 *
 * @param stateBefore state in the baseline; null if it is not there, or closed there
 * @param resolution reason why it is resolved; null if it is not
 * @param decision decision that holds, or that held last for a closed finding; null if
 * there is none
 * @param overdue whether it should be revoked by a day that has passed
 */
public record FindingFacts(Rule rule, FindingChange change, FindingState state, @Nullable FindingState stateBefore,
		@Nullable Resolution resolution, @Nullable DecisionKind decision, boolean overdue) {

	/** Returns whether the state changed from one to another since the baseline. */
	boolean isMovedTo(@Nullable FindingState before, FindingState now) {
		return this.stateBefore == before && this.state == now;
	}

	/** Returns whether a holding decision has this kind. */
	boolean isDecided(DecisionKind kind) {
		return this.decision == kind;
	}

}
