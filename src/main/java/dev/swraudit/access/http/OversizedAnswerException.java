package dev.swraudit.access.http;

import java.io.IOException;

/**
 * An answer larger than {@code audit.swr.max-response-size}, as far as it was read.
 */
public class OversizedAnswerException extends IOException {

	private static final long serialVersionUID = 1L;

	private final transient HttpAnswer answer;

	OversizedAnswerException(HttpAnswer answer, long limit) {
		super("the answer is larger than " + limit + " bytes (audit.swr.max-response-size)");
		this.answer = answer;
	}

	/** The beginning of an error, which tells enough. */
	HttpAnswer answerUnlessOk() throws OversizedAnswerException {
		if (this.answer.status() == 200) {
			throw this;
		}
		return this.answer;
	}

}
