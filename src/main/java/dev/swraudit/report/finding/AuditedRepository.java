package dev.swraudit.report.finding;

import java.util.List;

import dev.swraudit.report.data.AccountLabel;
import org.jspecify.annotations.Nullable;

/**
 * A record of the input and what became of it, as reports show it.
 *
 * @param line line of the input on which the record starts
 * @param namespace the organization, as given
 * @param repository the repository in it, as given
 * @param outcome what came of asking; null if it was not asked yet
 * @param httpStatus status of the last answer
 * @param errorCode the service's code for the error
 * @param message the reason
 * @param creatorId id of the creator; null if the creator is unknown
 * @param creatorName name of the creator; without an id it identifies nobody
 * @param managers how many hold Manage
 * @param openFindings how many open findings it has
 * @param tally counts of all its findings; none unless it was audited
 * @param holders the first holders that have a finding, the most urgent first
 */
public record AuditedRepository(int line, String namespace, String repository, @Nullable String outcome,
		@Nullable Integer httpStatus, @Nullable String errorCode, @Nullable String message, @Nullable String creatorId,
		@Nullable String creatorName, @Nullable Integer managers, @Nullable Integer openFindings, FindingTally tally,
		List<ReportedHolder> holders) {

	boolean creatorKnown() {
		return this.creatorId != null;
	}

	/** The creator, or that it is unknown and how SWR names it. */
	public AccountLabel creator() {
		return AccountLabel.ofCreator(this.creatorId, this.creatorName);
	}

	AuditedRepository with(FindingTally tally, List<ReportedHolder> holders) {
		return new AuditedRepository(this.line, this.namespace, this.repository, this.outcome, this.httpStatus,
				this.errorCode, this.message, this.creatorId, this.creatorName, this.managers, this.openFindings, tally,
				holders);
	}

}
