package dev.swraudit.evaluation;

import java.util.Iterator;
import java.util.List;
import java.util.Objects;

import dev.swraudit.acceptance.AcceptedExceptions;
import dev.swraudit.finding.Assessment;
import dev.swraudit.finding.FindingState;
import dev.swraudit.ledger.RowIds;
import dev.swraudit.target.RepositoryName;

/**
 * Evaluator that merges the targets of an audit with the baseline findings in one pass.
 * Both are in the order of repository names.
 */
final class FindingEvaluator {

	private final BaselineFindings before;

	private final Comparison comparison;

	private final AcceptedExceptions.Matcher exceptions;

	private final FindingStore store;

	private final int auditId;

	private final Runnable beforeEachTarget;

	FindingEvaluator(BaselineFindings before, Comparison comparison, AcceptedExceptions.Matcher exceptions,
			FindingStore store, int auditId, Runnable beforeEachTarget) {
		this.before = before;
		this.comparison = comparison;
		this.exceptions = exceptions;
		this.store = store;
		this.auditId = auditId;
		this.beforeEachTarget = beforeEachTarget;
	}

	/** Evaluates all records. Records that are not targets come last. */
	void evaluate(Iterator<CompletedTarget> targets) {
		while (targets.hasNext()) {
			this.beforeEachTarget.run();
			CompletedTarget target = targets.next();
			if (target.isTarget()) {
				addMissingBefore(target.repository());
				evaluate(target);
			}
			else if (target.repositoryId() == null) {
				this.store.addAssessment(target, Assessment.notAudited(), 0);
			}
		}
		addRemainingMissing();
		this.store.complete();
	}

	private void evaluate(CompletedTarget target) {
		Assessment assessment = target.assess();
		List<BaselineFinding> baselineFindings = this.before.take(target.repository());
		List<ComparedFinding> compared = this.comparison.compare(target, assessment.findings(), baselineFindings);
		int repositoryId = Objects.requireNonNull(target.repositoryId());
		int open = add(target.repository(), repositoryId, compared);
		this.store.addAssessment(target, assessment, open);
	}

	private void addMissingBefore(RepositoryName target) {
		RepositoryName next = this.before.nextRepository();
		while (next != null && next.compareTo(target) < 0) {
			addMissing(next);
			next = this.before.nextRepository();
		}
	}

	private void addRemainingMissing() {
		for (RepositoryName next = this.before.nextRepository(); next != null; next = this.before.nextRepository()) {
			addMissing(next);
		}
	}

	private void addMissing(RepositoryName repository) {
		this.beforeEachTarget.run();
		List<BaselineFinding> baselineFindings = this.before.take(repository);
		add(repository, baselineFindings.get(0).repositoryId(), this.comparison.compareMissing(baselineFindings));
	}

	/** Stores findings. Returns the number of open ones. */
	private int add(RepositoryName repository, int repositoryId, List<ComparedFinding> findings) {
		int open = 0;
		for (ComparedFinding finding : findings) {
			ComparedFinding stored = withException(repository, finding);
			open += (stored.state() == FindingState.OPEN) ? 1 : 0;
			this.store.addFinding(repositoryId, stored);
		}
		return open;
	}

	private ComparedFinding withException(RepositoryName repository, ComparedFinding finding) {
		if (finding.state() == FindingState.CLOSED) {
			return finding;
		}
		int index = this.exceptions.find(repository, finding.rule(), finding.holder().userId());
		return (index < 0) ? finding : finding.accepted(RowIds.acceptedException(this.auditId, index));
	}

}
