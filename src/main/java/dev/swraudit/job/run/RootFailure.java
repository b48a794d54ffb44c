package dev.swraudit.job.run;

import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.step.StepExecution;

/**
 * What made a job fail: what failed first, not what failed for it afterwards, such as the
 * closing of a step whose database is gone.
 */
public final class RootFailure {

	private RootFailure() {
	}

	/** The failure of a step, null where there is none. */
	static @Nullable public Exception of(StepExecution step) {
		return first(step.getFailureExceptions().stream());
	}

	/** The failure, null where there is none. */
	static @Nullable public Exception of(JobExecution execution) {
		return first(Stream.concat(
				execution.getStepExecutions().stream().flatMap((step) -> step.getFailureExceptions().stream()),
				execution.getFailureExceptions().stream()));
	}

	private static @Nullable Exception first(Stream<Throwable> failures) {
		return failures.filter(Exception.class::isInstance).map(Exception.class::cast).findFirst().orElse(null);
	}

}
