package dev.swraudit.access;

import java.io.IOException;

/**
 * An answer larger than {@code audit.swr.max-response-size}.
 */
class OversizedAnswerException extends IOException {

	private static final long serialVersionUID = 1L;

	OversizedAnswerException(long limit) {
		super("the answer is larger than " + limit + " bytes (audit.swr.max-response-size)");
	}

}
