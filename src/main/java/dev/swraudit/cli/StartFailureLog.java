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
 * Logs a failed start, in place of Spring Boot's own reporter. It logs the message for
 * the user and the stack traces, but no exception messages, because they can quote the
 * value of a setting.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class StartFailureLog implements SpringBootExceptionReporter {

	private static final Logger logger = LoggerFactory.getLogger(StartFailureLog.class);

	private final @Nullable ConfigurableApplicationContext context;

	/**
	 * Creates the reporter.
	 * @param context the context that failed; null if the start failed before the context
	 * and the log existed
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
