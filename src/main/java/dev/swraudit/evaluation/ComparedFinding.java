package dev.swraudit.evaluation;

import java.time.LocalDate;

import dev.swraudit.finding.Certainty;
import dev.swraudit.finding.Finding;
import dev.swraudit.finding.FindingChange;
import dev.swraudit.finding.FindingDates;
import dev.swraudit.finding.FindingState;
import dev.swraudit.finding.PermissionHolder;
import dev.swraudit.finding.Resolution;
import dev.swraudit.finding.Rule;
import org.jspecify.annotations.Nullable;

/**
 * Finding after the comparison with the baseline: a row of {@code findings.csv}.
 *
 * @param stateBefore state in the baseline; null if it is not there
 * @param resolution reason why it is resolved; null if it is not
 * @param creatorAccount account id of the creator; null if unknown
 * @param objectCount number of objects of a finding on a user; null for others
 * @param dates its audit dates; the last audit without it is looked up later
 * @param acceptance what accepts it, or should happen to it
 */
record ComparedFinding(Rule rule, Certainty certainty, FindingChange change, FindingState state,
		@Nullable FindingState stateBefore, @Nullable Resolution resolution, @Nullable Integer creatorAccount,
		PermissionHolder holder, @Nullable Integer objectCount, FindingDates dates, Acceptance acceptance) {

	static ComparedFinding newFinding(Finding finding, @Nullable Integer creator, LocalDate today) {
		return new ComparedFinding(finding.rule(), finding.certainty(), FindingChange.NEW, FindingState.OPEN, null,
				null, creator, finding.holder(), null, FindingDates.begin(today), Acceptance.NONE);
	}

	static ComparedFinding existing(Finding finding, @Nullable Integer creator, BaselineFinding before,
			LocalDate today) {
		return new ComparedFinding(finding.rule(), finding.certainty(), FindingChange.EXISTING, FindingState.OPEN,
				before.state(), null, creator, finding.holder(), null, before.dates().verified(today),
				Acceptance.before(before.lastDecisionId()));
	}

	/** Returns a resolved finding: the values of the baseline except for the creator. */
	static ComparedFinding resolved(BaselineFinding before, Resolution resolution, @Nullable Integer creator) {
		return new ComparedFinding(before.rule(), before.certainty(), FindingChange.RESOLVED, FindingState.CLOSED,
				before.state(), resolution, creator, before.holder(), before.objectCount(), before.dates(),
				Acceptance.before(before.lastDecisionId()));
	}

	/** Returns an unverified finding: all values of the baseline. */
	static ComparedFinding unverified(BaselineFinding before) {
		return new ComparedFinding(before.rule(), before.certainty(), FindingChange.UNVERIFIED, FindingState.OPEN,
				before.state(), null, before.creatorAccount(), before.holder(), before.objectCount(), before.dates(),
				Acceptance.before(before.lastDecisionId()));
	}

	/** Returns this finding on a user with the number of the user's objects. */
	ComparedFinding withObjects(int count) {
		return new ComparedFinding(this.rule, this.certainty, this.change, this.state, this.stateBefore,
				this.resolution, this.creatorAccount, this.holder, count, this.dates, this.acceptance);
	}

	/**
	 * Returns this finding with its state. A finding that was read again is reopened if
	 * it was accepted in the baseline and is open now.
	 */
	ComparedFinding with(Acceptance acceptance) {
		FindingState now = (this.state == FindingState.CLOSED) ? this.state : acceptance.state();
		boolean reopened = this.change == FindingChange.EXISTING && this.stateBefore == FindingState.ACCEPTED
				&& now == FindingState.OPEN;
		return new ComparedFinding(this.rule, this.certainty, reopened ? FindingChange.REOPENED : this.change, now,
				this.stateBefore, this.resolution, this.creatorAccount, this.holder, this.objectCount, this.dates,
				acceptance);
	}

}
