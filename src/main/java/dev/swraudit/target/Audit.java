package dev.swraudit.target;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * An audit as the ledger knows it.
 *
 * @param id its number
 * @param scopeId the number of its scope
 * @param key what identifies it
 * @param endpoint the base URL it asks
 * @param inputSha256 lower-case hex SHA-256 of the input it began with
 * @param startedAt when it first began
 * @param complete whether it ended complete; null while it is unfinished
 * @param exitCode how its last finished run exits; null while it is unfinished
 * @param published whether its files are, or an earlier state of them is, published
 */
public record Audit(int id, int scopeId, AuditKey key, String endpoint, String inputSha256, Instant startedAt,
		@Nullable Boolean complete, @Nullable Integer exitCode, boolean published) {

	/** Whether it ended complete, so that there is nothing left to do. */
	public boolean isComplete() {
		return Boolean.TRUE.equals(this.complete);
	}

}
