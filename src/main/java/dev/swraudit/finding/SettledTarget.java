package dev.swraudit.finding;

import java.util.List;

import dev.swraudit.target.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * A target that has its outcome, with those who hold more than plain Write or Read.
 *
 * @param repositoryId the number of the repository; null for a record that names none
 * @param creatorAccount the creator; null where unknown
 * @param holders ordered by user id
 */
record SettledTarget(long id, RepositoryName repository, @Nullable Integer repositoryId, Outcome outcome,
		@Nullable Integer creatorAccount, List<Holder> holders) {

	/** Whether it was to be asked for at all. */
	boolean isTarget() {
		return this.outcome != Outcome.INVALID && this.outcome != Outcome.DUPLICATE;
	}

	/** What the rules say of it. */
	Assessment assess() {
		return (this.outcome == Outcome.AUDITED) ? Assessment.of(this.creatorAccount != null, this.holders)
				: Assessment.notAudited();
	}

}
