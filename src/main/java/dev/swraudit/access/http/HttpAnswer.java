package dev.swraudit.access.http;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpStatus;
import org.jspecify.annotations.Nullable;

/**
 * HTTP response, read to its end.
 *
 * @param retryAfter the header {@code Retry-After}, as sent
 * @param contentType the header {@code Content-Type}, as sent
 * @param body at most {@code audit.swr.max-response-size} bytes, decompressed
 * @param subjectToken the header {@code X-Subject-Token}: the token, after a login
 * @param contentRange the header {@code Content-Range}, as sent with a listing
 */
public record HttpAnswer(int status, @Nullable String retryAfter, @Nullable String contentType, byte[] body,
		@Nullable String subjectToken, @Nullable String contentRange) {

	private static final List<String> SECRET_HEADERS = List.of("X-Auth-Token", "X-Security-Token", "Authorization");

	/** Separates the parts of an Authorization header, such as key and signature. */
	private static final Pattern SEPARATOR = Pattern.compile(", [A-Za-z]+=|SDK-HMAC-SHA256 Access=");

	private static final int SHORTEST_SECRET = 8;

	public HttpAnswer(int status, @Nullable String retryAfter, @Nullable String contentType, byte[] body) {
		this(status, retryAfter, contentType, body, null, null);
	}

	/** Returns whether the response is throttling. */
	public boolean isThrottled() {
		return this.status != HttpStatus.SC_OK
				&& ResponseCategory.of(this.status, ErrorBody.of(this.body), false) == ResponseCategory.THROTTLED;
	}

	/**
	 * Returns the response without the secrets of its request in the body, so that a
	 * service that echoes its input does not bring secrets into the database. Header
	 * parts shorter than any issued secret stay.
	 */
	public HttpAnswer withoutEchoOf(HttpRequest request) {
		return without(SECRET_HEADERS.stream()
			.map(request::getFirstHeader)
			.filter(Objects::nonNull)
			.flatMap((header) -> SEPARATOR.splitAsStream(header.getValue()))
			.filter((part) -> part.length() >= SHORTEST_SECRET)
			.toList());
	}

	/** Returns the response without these secrets in the body. */
	public HttpAnswer without(List<String> secrets) {
		byte[] clean = SecretRedactor.redact(this.body, secrets);
		return (clean == this.body) ? this : new HttpAnswer(this.status, this.retryAfter, this.contentType, clean,
				this.subjectToken, this.contentRange);
	}

	/** Returns the status only, because body and headers may contain a token. */
	@Override
	public String toString() {
		return "HttpAnswer[status=" + this.status + "]";
	}

}
