package dev.swraudit.report;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A record of the input and what became of it, as far as people are told.
 *
 * @param line where the record starts in the input
 * @param namespace the organization, as given
 * @param repository the repository in it, as given
 * @param outcome what came of asking; null if it was not asked yet
 * @param httpStatus status of the last answer
 * @param errorCode the service's code for the error
 * @param message the reason
 * @param creatorId id of the creator; null if the creator is unknown
 * @param creatorName name of the creator; without an id it identifies nobody
 * @param managers how many hold Manage
 * @param nonCreatorManagers how many of them, at least, are not the creator
 * @param openFindings how many findings of it are open, earlier ones included
 * @param holders whom the rules name, the first of them
 */
record AuditedRepository(int line, String namespace, String repository, @Nullable String outcome,
		@Nullable Integer httpStatus, @Nullable String errorCode, @Nullable String message, @Nullable String creatorId,
		@Nullable String creatorName, @Nullable Integer managers, @Nullable Integer nonCreatorManagers,
		@Nullable Integer openFindings, List<Holder> holders) {

	boolean creatorKnown() {
		return this.creatorId != null;
	}

	/** The creator, or that it is unknown and how SWR names it. */
	AccountText creator() {
		if (creatorKnown() || this.creatorName == null) {
			return creatorKnown() ? AccountText.of(this.creatorName, this.creatorId) : new AccountText("unknown", "");
		}
		return new AccountText("unknown (named " + AccountText.of(this.creatorName, null).name() + ")", "");
	}

	AuditedRepository with(List<Holder> holders) {
		return new AuditedRepository(this.line, this.namespace, this.repository, this.outcome, this.httpStatus,
				this.errorCode, this.message, this.creatorId, this.creatorName, this.managers, this.nonCreatorManagers,
				this.openFindings, holders);
	}

}
