package dev.swraudit.evaluation;

import dev.swraudit.decision.Decision;
import dev.swraudit.decision.DecisionKind;
import dev.swraudit.finding.FindingState;
import org.jspecify.annotations.Nullable;

/**
 * Exception or decision that applies to a finding.
 *
 * @param exceptionId row id of the exception that covers it; null if none does
 * @param decision the decision that holds; null if none does
 * @param lastDecisionId row id of the last decision that held in an earlier audit; null
 * if none did
 */
record Acceptance(@Nullable Long exceptionId, @Nullable Decision decision, @Nullable Integer lastDecisionId) {

	static final Acceptance NONE = new Acceptance(null, null, null);

	static Acceptance before(@Nullable Integer lastDecisionId) {
		return (lastDecisionId != null) ? new Acceptance(null, null, lastDecisionId) : NONE;
	}

	Acceptance withException(long exceptionId) {
		return new Acceptance(exceptionId, this.decision, this.lastDecisionId);
	}

	Acceptance withDecision(Decision decision) {
		return new Acceptance(this.exceptionId, decision, this.lastDecisionId);
	}

	/** Returns the state of a finding that is not resolved. */
	FindingState state() {
		boolean kept = this.decision != null && this.decision.kind() == DecisionKind.KEEP;
		return (kept || this.exceptionId != null) ? FindingState.ACCEPTED : FindingState.OPEN;
	}

}
