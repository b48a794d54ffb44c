package dev.swraudit.access;

import java.util.function.Function;

/**
 * What came of one question, after every attempt it was worth.
 *
 * @param <T> what is read when all goes well
 */
public sealed interface SwrResult<T> {

	/**
	 * Goes on with the content, or with the refusal.
	 * @throws InterruptedException if going on with the content is interrupted
	 */
	<R> R either(Continuation<T, R> content, Function<SwrFailure, R> refusal) throws InterruptedException;

	/**
	 * What is done with content; it may ask on.
	 */
	interface Continuation<T, R> {

		R apply(T content) throws InterruptedException;

	}

	/** The service answered the question. */
	record Read<T>(T content) implements SwrResult<T> {

		@Override
		public <R> R either(Continuation<T, R> content, Function<SwrFailure, R> refusal) throws InterruptedException {
			return content.apply(this.content);
		}

	}

	/** The question stays unanswered, for this reason. */
	record Refused<T>(SwrFailure refusal) implements SwrResult<T> {

		@Override
		public <R> R either(Continuation<T, R> content, Function<SwrFailure, R> refusal) {
			return refusal.apply(this.refusal);
		}

	}

}
