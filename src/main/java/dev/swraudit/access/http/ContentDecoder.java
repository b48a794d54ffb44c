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
 * The compression of an answer's body (RFC 9110, section 8.4).
 */
final class ContentDecoder {

	/** What we ask for. */
	static final String ACCEPTED = "gzip, deflate";

	private static final int MOST = 5;

	private ContentDecoder() {
	}

	/**
	 * The body as it was before it was compressed; in a coding that nobody asked for, as
	 * it is.
	 * @throws ProtocolException if it is compressed more often than anybody does
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
		if (codings.length > MOST) {
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
