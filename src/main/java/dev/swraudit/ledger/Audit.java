package dev.swraudit.ledger;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Edition of an audit: a row of the table {@code audit}.
 *
 * @param id the row id
 * @param scopeId the row id of its scope
 * @param key the scope, date and revision
 * @param edition 1, or higher for a copy that continues a published audit or evaluates it
 * again; see {@link AuditEditions}
 * @param endpoint the base URL of the requests
 * @param inputSha256 lower-case hex SHA-256 of the input that it began with
 * @param fromListing whether its input is the listing of SWR
 * @param startedAt the start of the audit
 * @param evaluatedWith SHA-256 of the exceptions and settings of its evaluation; null
 * before the first evaluation
 * @param complete whether it ended complete; null while it is unfinished
 * @param exitCode exit code of its last finished run; null while it is unfinished
 * @param published whether this edition is the published one
 */
public record Audit(int id, int scopeId, AuditKey key, int edition, String endpoint, String inputSha256,
		boolean fromListing, Instant startedAt, @Nullable String evaluatedWith, @Nullable Boolean complete,
		@Nullable Integer exitCode, boolean published) {

	/**
	 * Returns whether the audit ended with nothing of {@code audit.incomplete-on}, and
	 * not too many repositories or organizations had vanished.
	 */
	public boolean isComplete() {
		return Boolean.TRUE.equals(this.complete);
	}

}
