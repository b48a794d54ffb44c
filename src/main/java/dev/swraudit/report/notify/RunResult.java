package dev.swraudit.report.notify;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * The end of a run, whatever it was.
 *
 * @param scope what was to be audited; null if the run did not get so far
 * @param run how it ended
 * @param audit the audit that it brought to an end, or found at it; null if it failed
 * @param effort what it cost
 */
public record RunResult(@Nullable String scope, LastRun run, @Nullable FinishedAudit audit, RunEffort effort) {

	Duration duration() {
		return Duration.between(this.run.startedAt(), this.run.endedAt());
	}

}
