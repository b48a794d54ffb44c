package dev.swraudit.ledger;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * One edition of an audit: a row of the table {@code audit}.
 *
 * @param id its number
 * @param scopeId the number of its scope
 * @param key what identifies the audit
 * @param edition 1, or higher for a copy that continues a published audit or evaluates it
 * again; see {@link AuditEditions}
 * @param endpoint the base URL that it is read from
 * @param inputSha256 lower-case hex SHA-256 of the input that it began with
 * @param startedAt when the audit began
 * @param evaluatedWith SHA-256 of what its evaluation depended on; null before the first
 * evaluation
 * @param complete whether it ended complete; null while it is unfinished
 * @param exitCode exit code of its last finished run; null while it is unfinished
 * @param published whether this edition is the one that is published
 */
public record Audit(int id, int scopeId, AuditKey key, int edition, String endpoint, String inputSha256,
		Instant startedAt, @Nullable String evaluatedWith, @Nullable Boolean complete, @Nullable Integer exitCode,
		boolean published) {

	/** Whether it ended complete, so that nothing is left to be read. */
	public boolean isComplete() {
		return Boolean.TRUE.equals(this.complete);
	}

}
