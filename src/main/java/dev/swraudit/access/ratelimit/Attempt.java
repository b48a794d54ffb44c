package dev.swraudit.access.ratelimit;

import java.util.function.Function;
import java.util.function.Supplier;

import dev.swraudit.access.http.HttpAnswer;

/**
 * Result of one attempt to send a request.
 *
 * @param <T> the type of the final result
 */
public sealed interface Attempt<T> {

	/**
	 * Attempt that a retry would not change.
	 */
	record Final<T>(T result) implements Attempt<T> {
	}

	/**
	 * Attempt that a retry may change.
	 *
	 * @param lastResult the result if no attempt is left; may throw an exception instead
	 */
	record Failed<T>(Supplier<T> lastResult) implements Attempt<T> {
	}

	/**
	 * Attempt that the service throttled. It is not counted against
	 * {@code audit.swr.max-attempts}.
	 *
	 * @param answer the throttled response
	 * @param lastResult the result if the throttle budget is exhausted by the pause; may
	 * throw an exception instead
	 */
	record Throttled<T>(HttpAnswer answer, Function<ThrottlePause, T> lastResult) implements Attempt<T> {
	}

	/**
	 * Makes attempts.
	 */
	@FunctionalInterface
	interface Source<T> {

		/**
		 * Makes an attempt.
		 * @throws InterruptedException if the run is being stopped
		 */
		Attempt<T> next() throws InterruptedException;

	}

}
