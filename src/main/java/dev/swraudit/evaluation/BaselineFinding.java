package dev.swraudit.evaluation;

import dev.swraudit.finding.Certainty;
import dev.swraudit.finding.FindingDates;
import dev.swraudit.finding.FindingKey;
import dev.swraudit.finding.FindingState;
import dev.swraudit.finding.PermissionHolder;
import dev.swraudit.finding.Rule;
import dev.swraudit.target.RepositoryName;
import org.jspecify.annotations.Nullable;

/**
 * Finding of the baseline that is not closed.
 *
 * @param state open or accepted
 * @param creatorAccount account id of the creator in the baseline; null if unknown
 * @param objectCount number of objects of a finding on a user; null for others
 * @param dates its audit dates
 * @param lastDecisionId row id of the last decision that held for it; null if none did
 */
record BaselineFinding(RepositoryName repository, int repositoryId, Rule rule, Certainty certainty, FindingState state,
		@Nullable Integer creatorAccount, PermissionHolder holder, @Nullable Integer objectCount, FindingDates dates,
		@Nullable Integer lastDecisionId) {

	FindingKey key() {
		return new FindingKey(this.rule, this.holder.userId());
	}

}
