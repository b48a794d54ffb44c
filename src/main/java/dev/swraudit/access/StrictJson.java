package dev.swraudit.access;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * A JSON object, read token by token with nothing forgiven: valid UTF-8, no U+0000 and no
 * lone surrogate in any text, no deep nesting, nothing after its end.
 */
final class StrictJson implements AutoCloseable {

	private static final int MAX_DEPTH = 64;

	/** The most characters (code points) of an id. */
	private static final int LONGEST_ID = 256;

	/** The most characters (code points) of a name. */
	private static final int LONGEST_NAME = 1_000;

	private static final JsonFactory FACTORY = JsonFactory.builder()
		.streamReadConstraints(StreamReadConstraints.builder()
			.maxNestingDepth(MAX_DEPTH)
			.maxStringLength(Integer.MAX_VALUE)
			.maxNameLength(Integer.MAX_VALUE)
			.build())
		.build();

	private final JsonParser parser;

	private final boolean clean;

	/**
	 * A reader of a body.
	 * @throws UnreadableAnswerException if it is not valid UTF-8
	 */
	private StrictJson(byte[] body) {
		this.clean = isPlain(body);
		this.parser = this.clean ? FACTORY.createParser(ObjectReadContext.empty(), body)
				: FACTORY.createParser(ObjectReadContext.empty(), decode(body));
	}

	/**
	 * Whether a body is ASCII without U+0000 and without escapes, as most are: no text in
	 * it can be unclean, and the parser, which looks for other encodings than UTF-8, can
	 * take it as it is.
	 */
	private static boolean isPlain(byte[] body) {
		for (byte character : body) {
			if (character <= 0 || character == '\\') {
				return false;
			}
		}
		return true;
	}

	/** Reads one member of an object, its value being the current token. */
	interface Member {

		void read(String name, StrictJson json);

	}

	/**
	 * Reads a whole body that has to be one object.
	 * @throws UnreadableAnswerException if it is not
	 */
	static void readObject(byte[] body, Member member) {
		try (StrictJson json = new StrictJson(body)) {
			if (json.next() != JsonToken.START_OBJECT) {
				throw new UnreadableAnswerException("the answer is not a JSON object");
			}
			json.members(member);
			if (json.parser.nextToken() != null) {
				throw new UnreadableAnswerException("the answer goes on after its JSON object");
			}
		}
		catch (JacksonException ex) {
			throw new UnreadableAnswerException("the answer is not JSON: " + ex.getOriginalMessage());
		}
	}

	private static String decode(byte[] body) {
		try {
			return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
		}
		catch (CharacterCodingException ex) {
			throw new UnreadableAnswerException("the answer is not valid UTF-8");
		}
	}

	/** Reads the members of the object that just began, to its end. */
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
	 * Moves on by one token, and holds every text to what can be stored and shown.
	 * @throws UnreadableAnswerException at the end of the body, which no caller expects
	 */
	JsonToken next() {
		JsonToken token = this.parser.nextToken();
		if (token == null) {
			throw new UnreadableAnswerException("the answer is empty");
		}
		if (!this.clean && (token == JsonToken.VALUE_STRING || token == JsonToken.PROPERTY_NAME)) {
			requireCleanText(this.parser.getString());
		}
		return token;
	}

	/**
	 * Returns the current value if it is text, otherwise null.
	 * @throws UnreadableAnswerException if it has more than 1,000 characters
	 */
	@Nullable String nameOrNull(String member) {
		return (token() == JsonToken.VALUE_STRING) ? bounded(member, LONGEST_NAME) : null;
	}

	/**
	 * Returns the current value if it is text or a number, which is read as its text,
	 * otherwise null.
	 * @throws UnreadableAnswerException if it has more than 256 characters
	 */
	@Nullable String idOrNull(String member) {
		return (token() == JsonToken.VALUE_STRING || token().isNumeric()) ? bounded(member, LONGEST_ID) : null;
	}

	private String bounded(String member, int longest) {
		String text = this.parser.getString();
		if (text.length() > longest && text.codePointCount(0, text.length()) > longest) {
			throw new UnreadableAnswerException("'" + member + "' has more than " + longest + " characters");
		}
		return text;
	}

	/**
	 * Requires the current value, which names the repository that the answer is about, to
	 * be null or the repository that was asked for.
	 * @throws UnreadableAnswerException if it is anything else
	 */
	void requireNullOr(String repository) {
		if (token() == JsonToken.VALUE_NULL
				|| (token() == JsonToken.VALUE_STRING && this.parser.getString().equals(repository))) {
			return;
		}
		String name = (token() == JsonToken.VALUE_STRING) ? "'" + this.parser.getString() + "'" : "no text";
		throw new UnreadableAnswerException("the answer is not about '" + repository + "': its name is " + name);
	}

	/** The current value, which has to be an integer in long range. */
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
	 * Passes over the current value, however deep, still holding its texts to account.
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
				throw new UnreadableAnswerException("a text of the answer holds U+0000");
			}
			if (Character.isSurrogate(character) && !isPair(text, i++)) {
				throw new UnreadableAnswerException("a text of the answer holds an unpaired surrogate");
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
