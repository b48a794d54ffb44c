package dev.swraudit.access;

import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.swraudit.access.http.ResponseCategory;
import dev.swraudit.message.UntrustedText;
import org.jspecify.annotations.Nullable;

/**
 * Reason why a call failed.
 *
 * @param kind the meaning for the audit
 * @param status the HTTP status of the last response; null if there was none
 * @param code the error code of the last response; null if there was none
 * @param message one printable line, at most 200 characters
 * @param serviceDown whether the service as a whole is down, not this repository: a
 * transport fault, 5xx or throttling
 */
public record SwrFailure(Kind kind, @Nullable Integer status, @Nullable String code, String message,
		boolean serviceDown) {

	/**
	 * Meaning of a failure for the audit.
	 */
	public enum Kind {

		/** The object does not exist. */
		NOT_FOUND,

		/** The caller may not read the object. */
		FORBIDDEN,

		/** The object could not be read. */
		FAILED,

		/** The endpoint is not SWR. */
		WRONG_ENDPOINT

	}

	public SwrFailure {
		message = UntrustedText.line(message, 200);
	}

	/** Returns status, code and message in one line, without empty or repeated parts. */
	public String reason() {
		String http = (this.status == null || this.message.equals("HTTP status " + this.status)) ? ""
				: "HTTP " + this.status;
		return Stream.of(http, (this.code != null) ? this.code : "", this.message)
			.filter((part) -> !part.isEmpty())
			.collect(Collectors.joining(", "));
	}

	/**
	 * Returns the failure with the status of an earlier response if it has no status.
	 */
	public SwrFailure afterAnswer(int earlierStatus) {
		return (this.status != null) ? this
				: new SwrFailure(this.kind, earlierStatus, this.code, this.message, this.serviceDown);
	}

	/** Returns whether the error code proves that the response is from SWR. */
	public boolean isOfSwr() {
		return ResponseCategory.isCodeOfSwr(this.code);
	}

	/** Creates a failure that is independent of a response. */
	public static SwrFailure failed(String message) {
		return new SwrFailure(Kind.FAILED, null, null, message, false);
	}

}
