package dev.swraudit.access;

/**
 * A body that is not what the call promises; the message says why.
 */
class UnreadableAnswerException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	UnreadableAnswerException(String message) {
		super(message);
	}

}
