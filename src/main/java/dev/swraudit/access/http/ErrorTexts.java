package dev.swraudit.access.http;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * The texts of an error's JSON, read token by token: a hostile body costs no more memory
 * than its bytes.
 */
final class ErrorTexts {

	private static final JsonFactory FACTORY = new JsonFactory();

	private static final Set<String> NAMES = Set.of("errorCode", "errorMessage", "error_code", "error_msg");

	/** Within the member {@code error} of an answer of IAM. */
	private static final Set<String> NAMES_OF_IAM = Set.of("code", "message", "title");

	/** Keystone repeats the HTTP status where others name an error. */
	private static final Pattern STATUS = Pattern.compile("\\d{3}");

	private ErrorTexts() {
	}

	/**
	 * The code and message members of the error, or of the first of several, by their
	 * names; none if the body is not JSON from end to end.
	 */
	static Map<String, String> of(byte[] body) {
		try (JsonParser json = FACTORY.createParser(ObjectReadContext.empty(), body)) {
			json.nextToken();
			Map<String, String> texts = read(json);
			return (json.nextToken() == null) ? texts : Map.of();
		}
		catch (JacksonException ex) {
			// Not JSON: an excerpt tells more than the parser could.
			return Map.of();
		}
	}

	/** Reads the current value to its end, whatever it is. */
	private static Map<String, String> read(JsonParser json) {
		if (json.currentToken() == JsonToken.START_OBJECT) {
			return readObject(json, NAMES);
		}
		return (json.currentToken() == JsonToken.START_ARRAY) ? readArray(json) : Map.of();
	}

	private static Map<String, String> readArray(JsonParser json) {
		Map<String, String> texts = Map.of();
		for (int i = 0; json.nextToken() != JsonToken.END_ARRAY; i++) {
			if (i == 0 && json.currentToken() == JsonToken.START_OBJECT) {
				texts = readObject(json, NAMES);
			}
			json.skipChildren();
		}
		return texts;
	}

	private static Map<String, String> readObject(JsonParser json, Set<String> names) {
		Map<String, String> texts = new HashMap<>();
		Map<String, String> textsOfErrors = new HashMap<>();
		while (json.nextToken() != JsonToken.END_OBJECT) {
			String name = json.currentName();
			JsonToken value = json.nextToken();
			if ("errors".equals(name)) {
				textsOfErrors.putAll(read(json));
			}
			else if ("error".equals(name) && value == JsonToken.START_OBJECT) {
				textsOfErrors.putAll(readObject(json, NAMES_OF_IAM));
				textsOfErrors.computeIfPresent("code", (key, code) -> STATUS.matcher(code).matches() ? null : code);
			}
			else if (names.contains(name) && value.isScalarValue() && value != JsonToken.VALUE_NULL) {
				texts.put(name, json.getString());
			}
			json.skipChildren();
		}
		texts.putAll(textsOfErrors);
		return texts;
	}

}
