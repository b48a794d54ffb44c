package dev.swraudit.job.run;

import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.step.StepExecution;

/**
 * First failure of a job execution. Later failures, such as closing a step after the
 * database was lost, are consequences of it.
 */
public final class RootFailure {

	private RootFailure() {
	}

	/** Returns the failure of a step, or null if there is none. */
	public static @Nullable Exception of(StepExecution step) {
		return first(step.getFailureExceptions().stream());
	}

	/** Returns the failure of a job, or null if there is none. */
	public static @Nullable Exception of(JobExecution execution) {
		return first(Stream.concat(
				execution.getStepExecutions().stream().flatMap((step) -> step.getFailureExceptions().stream()),
				execution.getFailureExceptions().stream()));
	}

	private static @Nullable Exception first(Stream<Throwable> failures) {
		return failures.map(RootFailure::exception).findFirst().orElse(null);
	}

	private static Exception exception(Throwable failure) {
		return (failure instanceof Exception exception) ? exception : new IllegalStateException(failure);
	}

}
