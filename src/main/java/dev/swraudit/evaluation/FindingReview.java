package dev.swraudit.evaluation;

import java.util.Optional;

import dev.swraudit.acceptance.AcceptedExceptions;
import dev.swraudit.decision.Decision;
import dev.swraudit.decision.DecisionBook;
import dev.swraudit.finding.FindingState;
import dev.swraudit.finding.Fingerprint;
import dev.swraudit.ledger.Audit;
import dev.swraudit.ledger.RowIds;
import dev.swraudit.permission.Auth;
import dev.swraudit.target.RepositoryName;

/**
 * Applies decisions and exceptions to findings. A decision that holds wins over an
 * exception. Decisions apply to resolved findings too, because they show what was
 * decided; exceptions do not.
 */
final class FindingReview {

	private final Audit audit;

	private final AcceptedExceptions.Matcher exceptions;

	private final DecisionBook decisions;

	private final boolean anyDecision;

	/**
	 * Creates a review.
	 * @param anyDecision whether there is any decision; if not, no fingerprint is
	 * computed
	 */
	FindingReview(Audit audit, AcceptedExceptions.Matcher exceptions, DecisionBook decisions, boolean anyDecision) {
		this.audit = audit;
		this.exceptions = exceptions;
		this.decisions = decisions;
		this.anyDecision = anyDecision;
	}

	/** Returns a finding with its state, exception and decision. */
	ComparedFinding apply(RepositoryName object, ComparedFinding finding) {
		Optional<Decision> decision = decision(object, finding);
		if (decision.isPresent()) {
			return finding.with(finding.acceptance().withDecision(decision.get()));
		}
		if (finding.state() == FindingState.CLOSED) {
			return finding;
		}
		int index = this.exceptions.find(object, finding.rule(), finding.holder().userId());
		return finding.with((index < 0) ? finding.acceptance()
				: finding.acceptance().withException(RowIds.acceptedException(this.audit.id(), index)));
	}

	private Optional<Decision> decision(RepositoryName object, ComparedFinding finding) {
		if (!this.anyDecision) {
			return Optional.empty();
		}
		String fingerprint = Fingerprint.of(this.audit.key().scope(), finding.rule(), object,
				finding.holder().userId());
		return Optional.ofNullable(
				this.decisions.find(fingerprint, finding.dates().firstSeen(), Auth.text(finding.holder().auth())));
	}

}
