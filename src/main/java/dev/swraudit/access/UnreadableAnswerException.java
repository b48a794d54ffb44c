package dev.swraudit.access;

/**
 * Thrown for a response body with unexpected content. The message names the reason.
 */
class UnreadableAnswerException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	UnreadableAnswerException(String message) {
		super(message);
	}

}
