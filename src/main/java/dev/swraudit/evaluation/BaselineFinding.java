package dev.swraudit.evaluation;

import java.time.LocalDate;

import dev.swraudit.finding.Certainty;
import dev.swraudit.finding.FindingKey;
import dev.swraudit.finding.PermissionHolder;
import dev.swraudit.finding.Rule;
import dev.swraudit.target.RepositoryName;
import org.jspecify.annotations.Nullable;

/**
 * A finding as the audit before left it, not closed.
 *
 * @param creatorAccount the creator then; null where unknown
 * @param firstSeen the audit date on which it was first there
 * @param lastVerified the audit date of the last reading that showed it
 */
record BaselineFinding(RepositoryName repository, int repositoryId, Rule rule, Certainty certainty,
		@Nullable Integer creatorAccount, PermissionHolder holder, LocalDate firstSeen, LocalDate lastVerified) {

	FindingKey key() {
		return new FindingKey(this.rule, this.holder.userId());
	}

}
