package dev.swraudit.evaluation;

import java.util.List;

import dev.swraudit.finding.Assessment;
import dev.swraudit.finding.PermissionHolder;
import dev.swraudit.ledger.Outcome;
import dev.swraudit.target.RepositoryName;
import org.jspecify.annotations.Nullable;

/**
 * A target that has its outcome, with the holders that the rules and the comparison need.
 *
 * @param repositoryId the number of the repository; null for a record that names none
 * @param creatorAccount the account that is shown as creator; null where there is none
 * @param creatorKnown whether it is known who created the repository
 * @param holders ordered by user id; those with plain Write or Read only where the
 * baseline has findings of the repository
 */
record CompletedTarget(long id, RepositoryName repository, @Nullable Integer repositoryId, Outcome outcome,
		@Nullable Integer creatorAccount, boolean creatorKnown, List<PermissionHolder> holders) {

	/** Whether the record names a repository to be read. */
	boolean isTarget() {
		return this.outcome != Outcome.INVALID && this.outcome != Outcome.DUPLICATE;
	}

	/** Applies the rules. */
	Assessment assess() {
		return (this.outcome == Outcome.AUDITED) ? Assessment.of(this.creatorKnown, this.holders)
				: Assessment.notAudited();
	}

}
