package dev.swraudit.access.http;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpStatus;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP answer, read to its end.
 *
 * @param retryAfter the header of that name, as sent
 * @param contentType the header of that name, as sent
 * @param body at most {@code audit.swr.max-response-size} bytes, decompressed
 * @param subjectToken the header {@code X-Subject-Token}, in which a login brings its
 * token
 */
public record HttpAnswer(int status, @Nullable String retryAfter, @Nullable String contentType, byte[] body,
		@Nullable String subjectToken) {

	private static final List<String> SECRET_HEADERS = List.of("X-Auth-Token", "X-Security-Token", "Authorization");

	/** Between the parts of an Authorization, of which key and signature are two. */
	private static final Pattern SEPARATOR = Pattern.compile(", [A-Za-z]+=|SDK-HMAC-SHA256 Access=");

	private static final int SHORTEST_SECRET = 8;

	public HttpAnswer(int status, @Nullable String retryAfter, @Nullable String contentType, byte[] body) {
		this(status, retryAfter, contentType, body, null);
	}

	/** Returns whether the service asks to slow down. */
	public boolean isThrottled() {
		return this.status != HttpStatus.SC_OK
				&& ResponseCategory.of(this.status, ErrorBody.of(this.body), false) == ResponseCategory.THROTTLED;
	}

	/**
	 * Returns the answer with every secret of its request removed from its body, so that
	 * a service that echoes what it is sent does not carry it into the database. Parts of
	 * a header that are shorter than any secret that is issued stay.
	 */
	public HttpAnswer withoutEchoOf(HttpRequest request) {
		return without(SECRET_HEADERS.stream()
			.map(request::getFirstHeader)
			.filter(Objects::nonNull)
			.flatMap((header) -> SEPARATOR.splitAsStream(header.getValue()))
			.filter((part) -> part.length() >= SHORTEST_SECRET)
			.toList());
	}

	/** Returns the answer with these secrets removed from its body. */
	public HttpAnswer without(List<String> secrets) {
		byte[] clean = SecretRedactor.redact(this.body, secrets);
		return (clean == this.body) ? this
				: new HttpAnswer(this.status, this.retryAfter, this.contentType, clean, this.subjectToken);
	}

	/** Says nothing of what it brings, since that may be a token. */
	@Override
	public String toString() {
		return "RawAnswer[status=" + this.status + "]";
	}

}
