package dev.swraudit.access.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

import org.apache.hc.client5.http.entity.DeflateInputStream;
import org.apache.hc.core5.http.HttpEntity;
import org.jspecify.annotations.Nullable;

/**
 * Decompresses response bodies (RFC 9110, section 8.4).
 */
final class ContentDecoder {

	/** Value of the request header {@code Accept-Encoding}. */
	static final String ACCEPTED = "gzip, deflate";

	private static final int MAX_CODINGS = 5;

	private ContentDecoder() {
	}

	/**
	 * Returns the decompressed body. Leaves a coding that was not requested as it is.
	 * @throws ProtocolException if more than {@value #MAX_CODINGS} codings were applied
	 */
	static InputStream decoded(@Nullable HttpEntity entity) throws IOException {
		if (entity == null) {
			return InputStream.nullInputStream();
		}
		InputStream content = entity.getContent();
		String applied = entity.getContentEncoding();
		if (applied == null || entity.getContentLength() == 0) {
			return content;
		}
		String[] codings = applied.toLowerCase(Locale.ROOT).split("\\s*,\\s*", -1);
		if (codings.length > MAX_CODINGS) {
			throw new ProtocolException("compressed " + codings.length + " times");
		}
		for (int last = codings.length - 1; last >= 0; last--) {
			content = undo(codings[last].strip(), content);
		}
		return content;
	}

	private static InputStream undo(String coding, InputStream content) throws IOException {
		return switch (coding) {
			case "gzip", "x-gzip" -> new GZIPInputStream(content);
			case "deflate" -> new DeflateInputStream(content);
			default -> content;
		};
	}

}
