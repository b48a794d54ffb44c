package dev.swraudit.evaluation;

import java.util.List;

import dev.swraudit.finding.Assessment;
import dev.swraudit.finding.PermissionHolder;
import dev.swraudit.ledger.Outcome;
import dev.swraudit.target.RepositoryName;
import org.jspecify.annotations.Nullable;

/**
 * Target or organization with its outcome and the holders that the rules and the
 * comparison need.
 *
 * @param repository its name; without a repository it is an organization
 * @param repositoryId id of the repository; null for a record that names none
 * @param creatorAccount account id of the displayed creator; null if there is none
 * @param creatorKnown whether the creator is known
 * @param creatorHolds whether the creator is a holder; null if that is unknown
 * @param holders holders in the order of user ids; those of a repository with plain Write
 * or Read are included only if the baseline has findings of the repository
 */
record CompletedTarget(long id, RepositoryName repository, @Nullable Integer repositoryId, Outcome outcome,
		@Nullable Integer creatorAccount, boolean creatorKnown, @Nullable Boolean creatorHolds,
		List<PermissionHolder> holders) {

	/** Returns whether the record names a repository to audit. */
	boolean isTarget() {
		return this.outcome != Outcome.INVALID && this.outcome != Outcome.DUPLICATE;
	}

	/** Returns this object with its holders. */
	CompletedTarget withHolders(List<PermissionHolder> holders) {
		return new CompletedTarget(this.id, this.repository, this.repositoryId, this.outcome, this.creatorAccount,
				this.creatorKnown, this.creatorHolds, holders);
	}

	/** Applies the rules. */
	Assessment assess() {
		if (this.outcome != Outcome.AUDITED) {
			return Assessment.notAudited();
		}
		return this.repository.isOrganization() ? Assessment.ofOrganization(this.creatorKnown, this.holders)
				: Assessment.of(this.creatorKnown, this.holders);
	}

}
