package dev.swraudit.access.http;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

import dev.swraudit.message.UntrustedText;
import org.jspecify.annotations.Nullable;

/**
 * Error in a response body, in any of the formats of SWR, its gateway and IAM:
 * {@code [{"errorCode","errorMessage"}]}, {@code {"errors":[…]}},
 * {@code {"errorCode","errorMessage"}}, {@code {"error_code","error_msg"}} and
 * {@code {"error":{"code","message","title"}}}, whose {@code code} is ignored if it is an
 * HTTP status.
 *
 * @param code the error code, one printable line of at most 100 characters; null if there
 * is none
 * @param message the error message, one printable line of at most 500 characters; for an
 * unknown format, a short printable excerpt of the body; may be empty
 */
public record ErrorBody(@Nullable String code, String message) {

	private static final int EXCERPT = 120;

	private static final int CODE_LENGTH = 100;

	private static final int MESSAGE_LENGTH = 500;

	public static ErrorBody of(byte[] body) {
		Map<String, String> texts = ErrorTexts.of(body);
		String code = firstOf(texts, CODE_LENGTH, "errorCode", "error_code", "code");
		String message = firstOf(texts, MESSAGE_LENGTH, "errorMessage", "error_msg", "message", "title");
		if (code == null && message == null) {
			return new ErrorBody(null, excerpt(body));
		}
		return new ErrorBody(code, (message != null) ? message : "");
	}

	/**
	 * Returns whether the body comes from a web server, not an API: an HTML page, or the
	 * plain text {@code 404 page not found}.
	 */
	public static boolean isWebPage(@Nullable String contentType, byte[] body) {
		String excerpt = excerpt(body);
		return (contentType != null && contentType.toLowerCase(Locale.ROOT).startsWith("text/html"))
				|| excerpt.startsWith("<") || excerpt.equals("404 page not found");
	}

	private static @Nullable String firstOf(Map<String, String> texts, int limit, String... names) {
		for (String name : names) {
			String text = UntrustedText.line(texts.getOrDefault(name, ""), limit);
			if (!text.isEmpty()) {
				return text;
			}
		}
		return null;
	}

	private static String excerpt(byte[] body) {
		int length = Math.min(body.length, 4 * EXCERPT);
		return UntrustedText.line(new String(body, 0, length, StandardCharsets.UTF_8), EXCERPT);
	}

}
