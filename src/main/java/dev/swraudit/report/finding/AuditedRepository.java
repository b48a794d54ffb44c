package dev.swraudit.report.finding;

import java.util.List;

import dev.swraudit.report.data.AccountLabel;
import dev.swraudit.target.RepositoryName;
import org.jspecify.annotations.Nullable;

/**
 * Record of the input with its result, or an organization, whose repository is empty.
 *
 * @param line line of the input on which the record starts; 0 if it is not known
 * @param namespace the organization, as in the input
 * @param repository the repository, as in the input
 * @param outcome the outcome; null if the record is pending
 * @param httpStatus status of the last response
 * @param errorCode error code from SWR
 * @param message the reason
 * @param creatorId id of the creator; null if the creator is unknown
 * @param creatorName name of the creator; without an id it does not identify the creator
 * @param managers number of holders of Manage
 * @param openFindings number of open findings
 * @param exceptionId id of the exception that accepts the gap in coverage; null if none
 * does
 * @param tally counts of all findings; zero unless the repository was audited
 * @param holders the first holders with a finding, the most urgent first
 */
public record AuditedRepository(int line, String namespace, String repository, @Nullable String outcome,
		@Nullable Integer httpStatus, @Nullable String errorCode, @Nullable String message, @Nullable String creatorId,
		@Nullable String creatorName, @Nullable Integer managers, @Nullable Integer openFindings,
		@Nullable String exceptionId, FindingTally tally, List<ReportedHolder> holders) {

	/** Returns whether the creator is known; that of an organization is known by name. */
	boolean creatorKnown() {
		return this.creatorId != null || (this.repository.isEmpty() && this.creatorName != null);
	}

	/** Returns the label of the creator, which may be unknown. */
	public AccountLabel creator() {
		return AccountLabel.ofCreator(this.repository.isEmpty(), this.creatorId, this.creatorName);
	}

	/** Returns an object of which only the name is known. */
	static AuditedRepository named(String namespace, String repository) {
		return new AuditedRepository(0, namespace, repository, null, null, null, null, null, null, null, null, null,
				FindingTally.NONE, List.of());
	}

	/** Returns the name: {@code namespace/repository}, or that of the organization. */
	public String name() {
		return new RepositoryName(this.namespace, this.repository).text();
	}

	AuditedRepository with(FindingTally tally, List<ReportedHolder> holders) {
		return new AuditedRepository(this.line, this.namespace, this.repository, this.outcome, this.httpStatus,
				this.errorCode, this.message, this.creatorId, this.creatorName, this.managers, this.openFindings,
				this.exceptionId, tally, holders);
	}

}
