package dev.swraudit.access;

import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.swraudit.access.http.ResponseCategory;
import dev.swraudit.message.UntrustedText;
import org.jspecify.annotations.Nullable;

/**
 * Why a question stayed unanswered.
 *
 * @param kind what it means for the audit
 * @param status the HTTP status of the last answer, null if there was none
 * @param code the service's error code of the last answer, null if it gave none
 * @param message one printable line, at most 200 characters
 * @param serviceDown whether it says that the service, rather than this repository, is in
 * trouble: a transport fault, 5xx or throttling
 */
public record SwrFailure(Kind kind, @Nullable Integer status, @Nullable String code, String message,
		boolean serviceDown) {

	/**
	 * What a refusal means for the audit.
	 */
	public enum Kind {

		/** The service knows no such thing. */
		NOT_FOUND,

		/** The caller may not read it. */
		FORBIDDEN,

		/** Nothing is known: it could not be read. */
		FAILED,

		/** Nothing is known: what answers does not know the API. */
		WRONG_ENDPOINT

	}

	public SwrFailure {
		message = UntrustedText.line(message, 200);
	}

	/** Returns status, code and message in one line, as far as they say something. */
	public String reason() {
		String http = (this.status == null || this.message.equals("HTTP status " + this.status)) ? ""
				: "HTTP " + this.status;
		return Stream.of(http, (this.code != null) ? this.code : "", this.message)
			.filter((part) -> !part.isEmpty())
			.collect(Collectors.joining(", "));
	}

	/**
	 * The same where an answer had come before: that one is the last if no later one is.
	 */
	public SwrFailure afterAnswer(int earlierStatus) {
		return (this.status != null) ? this
				: new SwrFailure(this.kind, earlierStatus, this.code, this.message, this.serviceDown);
	}

	/** Whether the last answer has an error code of SWR, so that it is SWR's. */
	public boolean isOfSwr() {
		return ResponseCategory.isCodeOfSwr(this.code);
	}

	/** A failure that no answer's status tells. */
	public static SwrFailure failed(String message) {
		return new SwrFailure(Kind.FAILED, null, null, message, false);
	}

}
