package dev.swraudit.evaluation;

import java.time.LocalDate;

import dev.swraudit.finding.Certainty;
import dev.swraudit.finding.Finding;
import dev.swraudit.finding.FindingKey;
import dev.swraudit.finding.PermissionHolder;
import dev.swraudit.finding.Rule;
import dev.swraudit.target.RepositoryName;
import org.jspecify.annotations.Nullable;

/**
 * Finding of the baseline that is not closed.
 *
 * @param creatorAccount account id of the creator in the baseline; null if unknown
 * @param firstSeen date of the first audit that found it
 * @param lastVerified date of the last audit that read it
 */
record BaselineFinding(RepositoryName repository, int repositoryId, Rule rule, Certainty certainty,
		@Nullable Integer creatorAccount, PermissionHolder holder, LocalDate firstSeen, LocalDate lastVerified) {

	FindingKey key() {
		return new FindingKey(this.rule, this.holder.userId());
	}

}
