package dev.swraudit.cli;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.swraudit.job.run.UserError;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Writes a start that failed to the log, in place of Spring Boot's own reporter. It logs
 * the user's line and the stack traces, but no message of an exception, because such a
 * message can quote the value of a setting.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class StartFailureLog implements SpringBootExceptionReporter {

	private static final Logger logger = LoggerFactory.getLogger(StartFailureLog.class);

	private final @Nullable ConfigurableApplicationContext context;

	/**
	 * Creates the reporter.
	 * @param context the context that failed; null if the start failed before there was
	 * one, and so before the log was set up
	 */
	StartFailureLog(@Nullable ConfigurableApplicationContext context) {
		this.context = context;
	}

	@Override
	public boolean reportException(Throwable failure) {
		if (this.context == null) {
			return true;
		}
		List<Throwable> chain = Stream.iterate(failure, (cause) -> cause != null, UserError::causeOf).toList();
		logger.error("The start failed: {}\n{}", UserError.about(failure).line(),
				chain.stream().map(StartFailureLog::trace).collect(Collectors.joining("\ncaused by ")));
		return true;
	}

	private static String trace(Throwable failure) {
		return failure.getClass().getName() + Arrays.stream(failure.getStackTrace())
			.map((frame) -> "\n\tat " + frame)
			.collect(Collectors.joining());
	}

}
