package dev.swraudit.sample;

/**
 * A sample that can't be served, for a reason that its one-line message names together
 * with what is allowed.
 */
public final class SampleException extends RuntimeException {

	SampleException(String message) {
		super(message);
	}

}
