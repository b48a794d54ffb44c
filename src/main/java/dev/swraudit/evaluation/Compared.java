package dev.swraudit.evaluation;

import java.time.LocalDate;

import dev.swraudit.finding.Certainty;
import dev.swraudit.finding.Finding;
import dev.swraudit.finding.FindingChange;
import dev.swraudit.finding.PermissionHolder;
import dev.swraudit.finding.Resolution;
import dev.swraudit.finding.Rule;
import org.jspecify.annotations.Nullable;

/**
 * Finding after the comparison with the baseline: a row of {@code findings.csv} without
 * its exception.
 *
 * @param resolution reason why it is resolved; null if it is not
 * @param creatorAccount account id of the creator; null if unknown
 */
record Compared(Rule rule, Certainty certainty, FindingChange change, @Nullable Resolution resolution,
		@Nullable Integer creatorAccount, PermissionHolder holder, LocalDate firstSeen, LocalDate lastVerified) {

	static Compared newFinding(Finding finding, @Nullable Integer creator, LocalDate today) {
		return new Compared(finding.rule(), finding.certainty(), FindingChange.NEW, null, creator, finding.holder(),
				today, today);
	}

	static Compared existing(Finding finding, @Nullable Integer creator, BaselineFinding before, LocalDate today) {
		return new Compared(finding.rule(), finding.certainty(), FindingChange.EXISTING, null, creator,
				finding.holder(), before.firstSeen(), today);
	}

	/** Returns a resolved finding: the values of the baseline except for the creator. */
	static Compared resolved(BaselineFinding before, Resolution resolution, @Nullable Integer creator) {
		return new Compared(before.rule(), before.certainty(), FindingChange.RESOLVED, resolution, creator,
				before.holder(), before.firstSeen(), before.lastVerified());
	}

	/** Returns an unverified finding: all values of the baseline. */
	static Compared unverified(BaselineFinding before) {
		return new Compared(before.rule(), before.certainty(), FindingChange.UNVERIFIED, null, before.creatorAccount(),
				before.holder(), before.firstSeen(), before.lastVerified());
	}

}
