package dev.swraudit.access;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the body of a refusal says, in any of the four shapes that SWR and its gateway
 * use: {@code [{"errorCode","errorMessage"}]}, {@code {"errors":[…]}},
 * {@code {"errorCode","errorMessage"}} and {@code {"error_code","error_msg"}}.
 *
 * @param code the error code, null if the body gives none
 * @param message the error message; of a body of no known shape, a short printable
 * excerpt; empty if there is nothing to show
 */
record ErrorBody(@Nullable String code, String message) {

	private static final int EXCERPT = 120;

	private static final int CODE_LENGTH = 100;

	private static final JsonMapper MAPPER = new JsonMapper();

	static ErrorBody of(byte[] body) {
		JsonNode error = errorIn(body);
		String code = firstText(error, "errorCode", "error_code");
		String message = firstText(error, "errorMessage", "error_msg");
		if (code == null && message == null) {
			return new ErrorBody(null, excerpt(body));
		}
		return new ErrorBody((code != null) ? Printable.line(code, CODE_LENGTH) : null,
				(message != null) ? message : "");
	}

	/** Whether a body is a page for people, which no API sends. */
	static boolean isHtml(@Nullable String contentType, byte[] body) {
		return (contentType != null && contentType.toLowerCase(Locale.ROOT).startsWith("text/html"))
				|| excerpt(body).startsWith("<");
	}

	private static @Nullable JsonNode errorIn(byte[] body) {
		try {
			JsonNode root = MAPPER.readTree(body);
			JsonNode errors = (root != null && root.isObject() && root.has("errors")) ? root.get("errors") : root;
			return (errors != null && errors.isArray()) ? errors.get(0) : errors;
		}
		catch (JacksonException ex) {
			// Not JSON: the excerpt tells more than the parser could.
			return null;
		}
	}

	private static @Nullable String firstText(@Nullable JsonNode error, String... names) {
		for (String name : names) {
			JsonNode value = (error != null && error.isObject()) ? error.get(name) : null;
			if (value != null && value.isValueNode() && !value.isNull() && !value.asString().isBlank()) {
				return value.asString();
			}
		}
		return null;
	}

	private static String excerpt(byte[] body) {
		int length = Math.min(body.length, 4 * EXCERPT);
		return Printable.line(new String(body, 0, length, StandardCharsets.UTF_8), EXCERPT);
	}

}
