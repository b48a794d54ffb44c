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
 * A finding that is compared with the audit before: a row of {@code findings.csv}, but
 * for its exception.
 *
 * @param resolution why it is resolved; null where it is not
 * @param creatorAccount the creator; null where unknown
 */
record Compared(Rule rule, Certainty certainty, FindingChange change, @Nullable Resolution resolution,
		@Nullable Integer creatorAccount, PermissionHolder holder, LocalDate firstSeen, LocalDate lastVerified) {

	static Compared newly(Finding finding, @Nullable Integer creator, LocalDate today) {
		return new Compared(finding.rule(), finding.certainty(), FindingChange.NEW, null, creator, finding.holder(),
				today, today);
	}

	static Compared again(Finding finding, @Nullable Integer creator, BaselineFinding before, LocalDate today) {
		return new Compared(finding.rule(), finding.certainty(), FindingChange.EXISTING, null, creator,
				finding.holder(), before.firstSeen(), today);
	}

	/** With the cells of the last reading that showed it, but for the creator. */
	static Compared resolved(BaselineFinding before, Resolution resolution, @Nullable Integer creator) {
		return new Compared(before.rule(), before.certainty(), FindingChange.RESOLVED, resolution, creator,
				before.holder(), before.firstSeen(), before.lastVerified());
	}

	/** With all the cells that it had. */
	static Compared unverified(BaselineFinding before) {
		return new Compared(before.rule(), before.certainty(), FindingChange.UNVERIFIED, null, before.creatorAccount(),
				before.holder(), before.firstSeen(), before.lastVerified());
	}

}
