package dev.swraudit.access;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpRequest;
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
record RawAnswer(int status, @Nullable String retryAfter, @Nullable String contentType, byte[] body,
		@Nullable String subjectToken) {

	private static final List<String> SECRET_HEADERS = List.of("X-Auth-Token", "X-Security-Token", "Authorization");

	/** Between the parts of an Authorization, of which key and signature are two. */
	private static final Pattern SEPARATOR = Pattern.compile(", [A-Za-z]+=|SDK-HMAC-SHA256 Access=");

	private static final int SHORTEST_SECRET = 8;

	RawAnswer(int status, @Nullable String retryAfter, @Nullable String contentType, byte[] body) {
		this(status, retryAfter, contentType, body, null);
	}

	/**
	 * The answer with every secret of its request blotted out of its body, also where
	 * JSON escapes its slashes: a service that echoes what it is sent must not carry it
	 * into the ledger. What is shorter than any secret that is issued is left alone.
	 */
	RawAnswer withoutEchoOf(HttpRequest request) {
		String text = new String(this.body, StandardCharsets.ISO_8859_1);
		String clean = text;
		for (String name : SECRET_HEADERS) {
			Header header = request.getFirstHeader(name);
			if (header != null) {
				clean = without(header.getValue(), clean);
			}
		}
		return clean.equals(text) ? this : new RawAnswer(this.status, this.retryAfter, this.contentType,
				clean.getBytes(StandardCharsets.ISO_8859_1), this.subjectToken);
	}

	private static String without(String header, String text) {
		String clean = text;
		for (String secret : SEPARATOR.split(header, -1)) {
			if (secret.length() >= SHORTEST_SECRET) {
				clean = blotOut(clean, secret);
			}
		}
		return clean;
	}

	private static String blotOut(String text, String secret) {
		String plain = text.replace(secret, "***");
		return (secret.indexOf('/') < 0) ? plain : plain.replace(secret.replace("/", "\\/"), "***");
	}

	/** Says nothing of what it brings, since that may be a token. */
	@Override
	public String toString() {
		return "RawAnswer[status=" + this.status + "]";
	}

}
