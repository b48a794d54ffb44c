package dev.swraudit.access;

import java.util.function.Function;

/**
 * Result of a call, after all attempts.
 *
 * @param <T> the type of the content
 */
public sealed interface SwrResult<T> {

	/**
	 * Applies a function to the content, or another one to the failure.
	 * @throws InterruptedException if the function for the content is interrupted
	 */
	<R> R either(Continuation<T, R> content, Function<SwrFailure, R> failure) throws InterruptedException;

	/**
	 * Function of the content, which may make further calls.
	 */
	interface Continuation<T, R> {

		R apply(T content) throws InterruptedException;

	}

	/** The call succeeded. */
	record Read<T>(T content) implements SwrResult<T> {

		@Override
		public <R> R either(Continuation<T, R> content, Function<SwrFailure, R> failure) throws InterruptedException {
			return content.apply(this.content);
		}

	}

	/** The call failed. */
	record Failed<T>(SwrFailure failure) implements SwrResult<T> {

		@Override
		public <R> R either(Continuation<T, R> content, Function<SwrFailure, R> failure) {
			return failure.apply(this.failure);
		}

	}

}
