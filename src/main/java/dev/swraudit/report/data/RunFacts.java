package dev.swraudit.report.data;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * What the run that ended the audit knows of it and the tables don't tell.
 *
 * @param toolVersion version of this program
 * @param settings settings that were in force, without secrets
 * @param finishedAt when the audit ended
 * @param executions runs that it took, 1 or more
 * @param requests requests sent, every one counted
 * @param retries requests sent again, other than after a throttled answer
 * @param throttled answers that asked to slow down
 * @param slowed time spent waiting because of them
 * @param complete whether the audit is complete
 * @param exitCode what the run exits with
 * @param backdated whether some reading is of another day than the audit
 * @param comparedWith the baseline; null if there is none
 * @param auditedBy the account that asked; null if no answer named it
 */
public record RunFacts(String toolVersion, Map<String, String> settings, Instant finishedAt, int executions,
		long requests, long retries, long throttled, Duration slowed, boolean complete, int exitCode, boolean backdated,
		@Nullable AuditReference comparedWith, @Nullable Auditor auditedBy) {

	/**
	 * Returns the caller of the baseline if it is known to be another user than this
	 * audit's caller. Users see different lists, so that findings may be new or resolved
	 * for that reason alone.
	 */
	Optional<Auditor> otherCallerOfBaseline() {
		return Optional.ofNullable(this.comparedWith)
			.map(AuditReference::auditedBy)
			.filter((caller) -> this.auditedBy != null && !caller.userId().equals(this.auditedBy.userId()));
	}

}
