package dev.swraudit.report.notify;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * Result of a run.
 *
 * @param scope the scope; null if the run failed before it was known
 * @param run the result for {@code last-run.json}
 * @param audit the audit that the run finished or found finished; null if the run failed
 * @param effort durations and request counts
 */
public record RunResult(@Nullable String scope, LastRun run, @Nullable FinishedAudit audit, RunEffort effort) {

	/** Returns the result of a run that failed before it sent a request. */
	public static RunResult failed(@Nullable String scope, LastRun run) {
		return new RunResult(scope, run, null, RunEffort.NONE);
	}

	/** Returns the same result with what was written to {@code last-run.json}. */
	public RunResult as(LastRun written) {
		return new RunResult(this.scope, written, this.audit, this.effort);
	}

	Duration duration() {
		return Duration.between(this.run.startedAt(), this.run.endedAt());
	}

}
