package dev.swraudit.sample;

/**
 * Thrown for an invalid sample. The one-line message says what is wrong and what is
 * allowed.
 */
public final class SampleException extends RuntimeException {

	SampleException(String message) {
		super(message);
	}

}
