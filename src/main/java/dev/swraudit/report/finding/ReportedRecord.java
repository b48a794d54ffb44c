package dev.swraudit.report.finding;

import dev.swraudit.report.data.AccountLabel;
import dev.swraudit.target.RepositoryName;
import org.jspecify.annotations.Nullable;

/**
 * Record of the input, or organization, that was not read or is undetermined.
 *
 * @param line line of the input on which the record starts; 0 for an organization
 * @param namespace the organization, as in the input
 * @param repository the repository, as in the input; empty for an organization
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
 * @param unrecognised number of holders with an unrecognised permission
 */
public record ReportedRecord(int line, String namespace, String repository, @Nullable String outcome,
		@Nullable Integer httpStatus, @Nullable String errorCode, @Nullable String message, @Nullable String creatorId,
		@Nullable String creatorName, @Nullable Integer managers, @Nullable Integer openFindings,
		@Nullable String exceptionId, long unrecognised) {

	/** Returns the label of the creator, which may be unknown. */
	public AccountLabel creator() {
		return AccountLabel.ofCreator(this.creatorId, this.creatorName);
	}

	/** Returns the name: {@code namespace/repository}, or {@code namespace}. */
	public String name() {
		return new RepositoryName(this.namespace, this.repository).text();
	}

	ReportedRecord withUnrecognised(long number) {
		return new ReportedRecord(this.line, this.namespace, this.repository, this.outcome, this.httpStatus,
				this.errorCode, this.message, this.creatorId, this.creatorName, this.managers, this.openFindings,
				this.exceptionId, number);
	}

}
