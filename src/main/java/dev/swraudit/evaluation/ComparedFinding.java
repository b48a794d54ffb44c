package dev.swraudit.evaluation;

import java.time.LocalDate;

import dev.swraudit.finding.Certainty;
import dev.swraudit.finding.Finding;
import dev.swraudit.finding.FindingChange;
import dev.swraudit.finding.FindingState;
import dev.swraudit.finding.PermissionHolder;
import dev.swraudit.finding.Resolution;
import dev.swraudit.finding.Rule;
import org.jspecify.annotations.Nullable;

/**
 * Finding after the comparison with the baseline: a row of {@code findings.csv}.
 *
 * @param resolution reason why it is resolved; null if it is not
 * @param creatorAccount account id of the creator; null if unknown
 * @param acceptedException row id of the exception that covers it; null if none does
 */
record ComparedFinding(Rule rule, Certainty certainty, FindingChange change, FindingState state,
		@Nullable Resolution resolution, @Nullable Integer creatorAccount, PermissionHolder holder, LocalDate firstSeen,
		LocalDate lastVerified, @Nullable Long acceptedException) {

	static ComparedFinding newFinding(Finding finding, @Nullable Integer creator, LocalDate today) {
		return new ComparedFinding(finding.rule(), finding.certainty(), FindingChange.NEW, FindingState.OPEN, null,
				creator, finding.holder(), today, today, null);
	}

	static ComparedFinding existing(Finding finding, @Nullable Integer creator, BaselineFinding before,
			LocalDate today) {
		return new ComparedFinding(finding.rule(), finding.certainty(), FindingChange.EXISTING, FindingState.OPEN, null,
				creator, finding.holder(), before.firstSeen(), today, null);
	}

	/** Returns a resolved finding: the values of the baseline except for the creator. */
	static ComparedFinding resolved(BaselineFinding before, Resolution resolution, @Nullable Integer creator) {
		return new ComparedFinding(before.rule(), before.certainty(), FindingChange.RESOLVED, FindingState.CLOSED,
				resolution, creator, before.holder(), before.firstSeen(), before.lastVerified(), null);
	}

	/** Returns an unverified finding: all values of the baseline. */
	static ComparedFinding unverified(BaselineFinding before) {
		return new ComparedFinding(before.rule(), before.certainty(), FindingChange.UNVERIFIED, FindingState.OPEN, null,
				before.creatorAccount(), before.holder(), before.firstSeen(), before.lastVerified(), null);
	}

	/**
	 * Returns this finding as accepted.
	 * @param exception row id of the exception that covers it
	 */
	ComparedFinding accepted(long exception) {
		return new ComparedFinding(this.rule, this.certainty, this.change, FindingState.ACCEPTED, this.resolution,
				this.creatorAccount, this.holder, this.firstSeen, this.lastVerified, exception);
	}

}
