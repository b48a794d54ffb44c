package dev.swraudit.access;

import java.nio.charset.StandardCharsets;
import java.util.List;

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

	private static final int SHORTEST_SECRET = 8;

	RawAnswer(int status, @Nullable String retryAfter, @Nullable String contentType, byte[] body) {
		this(status, retryAfter, contentType, body, null);
	}

	/**
	 * The answer with every secret blotted out of its body, also where JSON escapes its
	 * slashes: a service that echoes the request must not carry it into the ledger. What
	 * is shorter than any secret that is issued is left alone.
	 */
	RawAnswer without(List<String> secrets) {
		String text = new String(this.body, StandardCharsets.ISO_8859_1);
		String clean = text;
		for (String secret : secrets) {
			if (secret.length() >= SHORTEST_SECRET) {
				clean = clean.replace(secret, "***").replace(secret.replace("/", "\\/"), "***");
			}
		}
		return clean.equals(text) ? this : new RawAnswer(this.status, this.retryAfter, this.contentType,
				clean.getBytes(StandardCharsets.ISO_8859_1), this.subjectToken);
	}

	/** Says nothing of what it brings, since that may be a token. */
	@Override
	public String toString() {
		return "RawAnswer[status=" + this.status + "]";
	}

}
