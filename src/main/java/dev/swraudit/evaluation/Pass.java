package dev.swraudit.evaluation;

import java.util.Iterator;
import java.util.List;
import java.util.Objects;

import dev.swraudit.acceptance.AcceptedExceptions;
import dev.swraudit.finding.Assessment;
import dev.swraudit.finding.Change;
import dev.swraudit.finding.State;
import dev.swraudit.ledger.RowIds;
import dev.swraudit.target.RepositoryName;

/**
 * One pass over an audit's targets and, beside them in the same order, what the audit
 * before left standing.
 */
final class Pass {

	private final StandingFindings before;

	private final Comparison comparison;

	private final AcceptedExceptions.Matcher exceptions;

	private final FindingStore store;

	private final int auditId;

	private final Runnable beforeEachTarget;

	Pass(StandingFindings before, Comparison comparison, AcceptedExceptions.Matcher exceptions, FindingStore store,
			int auditId, Runnable beforeEachTarget) {
		this.before = before;
		this.comparison = comparison;
		this.exceptions = exceptions;
		this.store = store;
		this.auditId = auditId;
		this.beforeEachTarget = beforeEachTarget;
	}

	/** Evaluates all targets; those that are none come last. */
	void over(Iterator<SettledTarget> targets) {
		while (targets.hasNext()) {
			this.beforeEachTarget.run();
			SettledTarget target = targets.next();
			if (target.isTarget()) {
				missingUpTo(target.repository());
				evaluate(target);
			}
			else if (target.repositoryId() == null) {
				this.store.addAssessment(target, Assessment.notAudited(), 0);
			}
		}
		missingToTheEnd();
		this.store.complete();
	}

	private void evaluate(SettledTarget target) {
		Assessment assessment = target.assess();
		List<Standing> standing = this.before.take(target.repository());
		List<Compared> compared = this.comparison.compare(target, assessment.findings(), standing);
		int repositoryId = Objects.requireNonNull(target.repositoryId());
		int open = add(target.repository(), repositoryId, compared);
		this.store.addAssessment(target, assessment, open);
	}

	private void missingUpTo(RepositoryName target) {
		RepositoryName next = this.before.nextRepository();
		while (next != null && next.compareTo(target) < 0) {
			missing(next);
			next = this.before.nextRepository();
		}
	}

	private void missingToTheEnd() {
		for (RepositoryName next = this.before.nextRepository(); next != null; next = this.before.nextRepository()) {
			missing(next);
		}
	}

	private void missing(RepositoryName repository) {
		this.beforeEachTarget.run();
		List<Standing> standing = this.before.take(repository);
		add(repository, standing.get(0).repositoryId(), this.comparison.compareMissing(standing));
	}

	/** Stores findings, and tells how many of them are open. */
	private int add(RepositoryName repository, int repositoryId, List<Compared> findings) {
		int open = 0;
		for (Compared finding : findings) {
			Judged judged = judge(repository, finding);
			open += (judged.state() == State.OPEN) ? 1 : 0;
			this.store.addFinding(repositoryId, judged);
		}
		return open;
	}

	private Judged judge(RepositoryName repository, Compared finding) {
		if (finding.change() == Change.RESOLVED) {
			return new Judged(finding, State.CLOSED, null);
		}
		int place = this.exceptions.find(repository, finding.rule(), finding.holder().userId());
		return (place < 0) ? new Judged(finding, State.OPEN, null)
				: new Judged(finding, State.ACCEPTED, RowIds.acceptedException(this.auditId, place));
	}

}
