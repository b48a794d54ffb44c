package dev.swraudit.access;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * Strict reader of a JSON object, token by token. Refuses invalid UTF-8, U+0000 and lone
 * surrogates in strings, a member that an object has twice, because one of the values
 * would be lost, deep nesting, and content after the object.
 */
final class StrictJson implements AutoCloseable {

	private static final int MAX_DEPTH = 64;

	/** Maximum number of code points of an id. */
	private static final int LONGEST_ID = 256;

	/** Maximum number of code points of a name. */
	private static final int LONGEST_NAME = 1_000;

	private static final JsonFactory FACTORY = JsonFactory.builder()
		.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
		.streamReadConstraints(StreamReadConstraints.builder()
			.maxNestingDepth(MAX_DEPTH)
			.maxStringLength(Integer.MAX_VALUE)
			.maxNameLength(Integer.MAX_VALUE)
			.build())
		.build();

	private final JsonParser parser;

	private final boolean clean;

	/**
	 * Creates a reader of a body.
	 * @throws UnreadableAnswerException if the body is not valid UTF-8
	 */
	private StrictJson(byte[] body) {
		this.clean = isPlain(body);
		this.parser = this.clean ? FACTORY.createParser(ObjectReadContext.empty(), body)
				: FACTORY.createParser(ObjectReadContext.empty(), decode(body));
	}

	/**
	 * Returns whether a body is ASCII without U+0000 and escapes, as most are. Its
	 * strings need no checks, and the parser, which detects other encodings than UTF-8,
	 * can read it directly.
	 */
	private static boolean isPlain(byte[] body) {
		for (byte character : body) {
			if (character <= 0 || character == '\\') {
				return false;
			}
		}
		return true;
	}

	/** Reads one member of an object; the current token is its value. */
	interface Member {

		void read(String name, StrictJson json);

	}

	/**
	 * Reads a whole body, which must be one object.
	 * @throws UnreadableAnswerException if it is not
	 */
	static void readObject(byte[] body, Member member) {
		readWhole(body, JsonToken.START_OBJECT, "object", (json) -> json.members(member));
	}

	/**
	 * Reads a whole body, which must be one array.
	 * @param element reads one element; the current token is its first
	 * @throws UnreadableAnswerException if it is not
	 */
	static void readArray(byte[] body, Consumer<StrictJson> element) {
		readWhole(body, JsonToken.START_ARRAY, "array", (json) -> {
			while (json.next() != JsonToken.END_ARRAY) {
				element.accept(json);
			}
		});
	}

	private static void readWhole(byte[] body, JsonToken start, String kind, Consumer<StrictJson> content) {
		try (StrictJson json = new StrictJson(body)) {
			if (json.next() != start) {
				throw new UnreadableAnswerException("the response is not a JSON " + kind);
			}
			content.accept(json);
			if (json.parser.nextToken() != null) {
				throw new UnreadableAnswerException("the response continues after its JSON " + kind);
			}
		}
		catch (JacksonException ex) {
			throw new UnreadableAnswerException("the response is not JSON: " + ex.getOriginalMessage());
		}
	}

	private static String decode(byte[] body) {
		try {
			return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
		}
		catch (CharacterCodingException ex) {
			throw new UnreadableAnswerException("the response is not valid UTF-8");
		}
	}

	/** Reads the members of the object that has just begun. */
	void members(Member member) {
		while (next() != JsonToken.END_OBJECT) {
			String name = this.parser.currentName();
			next();
			member.read(name, this);
		}
	}

	JsonToken token() {
		return this.parser.currentToken();
	}

	/**
	 * Moves to the next token and checks its text.
	 * @throws UnreadableAnswerException at the end of the body, which no caller expects
	 */
	JsonToken next() {
		JsonToken token = this.parser.nextToken();
		if (token == null) {
			throw new UnreadableAnswerException("the response is empty");
		}
		if (!this.clean && (token == JsonToken.VALUE_STRING || token == JsonToken.PROPERTY_NAME)) {
			requireCleanText(this.parser.getString());
		}
		return token;
	}

	/**
	 * Returns the current value if it is a string, otherwise null.
	 * @throws UnreadableAnswerException if it has more than 1,000 characters
	 */
	@Nullable String nameOrNull(String member) {
		return (token() == JsonToken.VALUE_STRING) ? bounded(member, LONGEST_NAME) : null;
	}

	/**
	 * Returns the current value as text if it is a string or a number, otherwise null.
	 * @throws UnreadableAnswerException if it has more than 256 characters
	 */
	@Nullable String idOrNull(String member) {
		return (token() == JsonToken.VALUE_STRING || token().isNumeric()) ? bounded(member, LONGEST_ID) : null;
	}

	private String bounded(String member, int longest) {
		String text = this.parser.getString();
		if (text.length() > longest && text.codePointCount(0, text.length()) > longest) {
			throw new UnreadableAnswerException(
					"'" + member + "' is too long; at most " + longest + " characters are allowed");
		}
		return text;
	}

	/**
	 * Checks that the current value, the name of the repository, is null or the requested
	 * repository.
	 * @throws UnreadableAnswerException if it is anything else
	 */
	void requireNullOr(String repository) {
		if (token() == JsonToken.VALUE_NULL
				|| (token() == JsonToken.VALUE_STRING && this.parser.getString().equals(repository))) {
			return;
		}
		String name = (token() == JsonToken.VALUE_STRING) ? "'" + this.parser.getString() + "'" : "not a string";
		throw new UnreadableAnswerException("the response is not for '" + repository + "': its name is " + name);
	}

	/** Returns the current value, which must be an integer in the range of a long. */
	long integer(String name) {
		if (token() != JsonToken.VALUE_NUMBER_INT || !this.parser.isExpectedNumberIntToken()) {
			throw new UnreadableAnswerException("'" + name + "' is not an integer");
		}
		try {
			return Long.parseLong(this.parser.getString());
		}
		catch (NumberFormatException ex) {
			throw new UnreadableAnswerException("'" + name + "' is out of range");
		}
	}

	/**
	 * Skips the current value, but still checks its strings.
	 */
	void skip() {
		int depth = 0;
		for (JsonToken token = token();; token = next()) {
			if (token.isStructStart()) {
				depth++;
			}
			else if (token.isStructEnd()) {
				depth--;
			}
			if (depth == 0) {
				return;
			}
		}
	}

	private static void requireCleanText(String text) {
		for (int i = 0; i < text.length(); i++) {
			char character = text.charAt(i);
			if (character == 0) {
				throw new UnreadableAnswerException("a string in the response contains U+0000");
			}
			if (Character.isSurrogate(character) && !isPair(text, i++)) {
				throw new UnreadableAnswerException("a string in the response contains an unpaired surrogate");
			}
		}
	}

	private static boolean isPair(String text, int index) {
		return Character.isHighSurrogate(text.charAt(index)) && index + 1 < text.length()
				&& Character.isLowSurrogate(text.charAt(index + 1));
	}

	@Override
	public void close() {
		this.parser.close();
	}

}
