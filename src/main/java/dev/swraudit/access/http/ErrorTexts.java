package dev.swraudit.access.http;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads code and message from the JSON of an error. Reads token by token, so that a
 * hostile body needs no more memory than its bytes.
 */
final class ErrorTexts {

	private static final JsonFactory FACTORY = JsonFactory.builder()
		.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
		.build();

	private static final Set<String> NAMES = Set.of("errorCode", "errorMessage", "error_code", "error_msg");

	/** Members of {@code error} in a response of IAM. */
	private static final Set<String> NAMES_OF_IAM = Set.of("code", "message", "title");

	/** Keystone (IAM) repeats the HTTP status as its error code. */
	private static final Pattern STATUS = Pattern.compile("\\d{3}");

	private ErrorTexts() {
	}

	/**
	 * Returns the code and message members of the first error, by name; empty if the body
	 * is not valid JSON, or an object in it has a member twice.
	 */
	static Map<String, String> of(byte[] body) {
		try (JsonParser json = FACTORY.createParser(ObjectReadContext.empty(), body)) {
			json.nextToken();
			Map<String, String> texts = read(json);
			return (json.nextToken() == null) ? texts : Map.of();
		}
		catch (JacksonException ex) {
			// Not JSON: an excerpt of the body is more useful than the parser's message.
			return Map.of();
		}
	}

	/** Reads the current value to its end. */
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
