package dev.swraudit.access.http;

import java.io.IOException;

/**
 * Thrown for a response larger than {@code audit.swr.max-response-size}.
 */
public class OversizedAnswerException extends IOException {

	private static final long serialVersionUID = 1L;

	private final transient HttpAnswer answer;

	OversizedAnswerException(HttpAnswer answer, long limit) {
		super("the response is larger than " + limit + " bytes (audit.swr.max-response-size)");
		this.answer = answer;
	}

	/** Returns the start of an error response, which is enough to classify it. */
	HttpAnswer answerUnlessOk() throws OversizedAnswerException {
		if (this.answer.status() == 200) {
			throw this;
		}
		return this.answer;
	}

}
