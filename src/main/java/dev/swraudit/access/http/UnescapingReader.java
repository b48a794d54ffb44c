package dev.swraudit.access.http;

import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reader of one-byte characters that reads all spellings of a text alike: plain, with the
 * escapes of JSON, URLs or HTML, and escaped several times. Therefore it
 * <ul>
 * <li>skips backslashes, because JSON doubles them with each escaping;
 * <li>reads a plus sign as a space, as in a form;
 * <li>reads adjacent non-ASCII characters as one, independent of the charset.
 * </ul>
 */
final class UnescapingReader {

	/** Result at the end of the text. */
	static final int END = -1;

	private static final int OUTSIDE_ASCII = 0x80;

	/** Limits the time for a hostile text; longer than any escape. */
	private static final int LONGEST_RUN = 32;

	/** Backslashes of one character after three escapings, and one more. */
	private static final int MOST_BACKSLASHES = 8;

	/** The percent sign itself is escaped as %25. */
	private static final Pattern URL_ESCAPE = Pattern.compile("%(?:25)*([0-9A-Fa-f]{2})");

	private static final Pattern HTML_REFERENCE = Pattern
		.compile("&(?:amp;)*(?:#(\\d{1,7})|#[xX]([0-9A-Fa-f]{1,6})|(amp|lt|gt|quot|apos));");

	private static final Map<String, Character> HTML_NAMES = Map.of("amp", '&', "lt", '<', "gt", '>', "quot", '"',
			"apos", '\'');

	private final String text;

	private final Matcher urlEscape;

	private final Matcher htmlReference;

	private int position;

	UnescapingReader(String text) {
		this.text = text;
		this.urlEscape = URL_ESCAPE.matcher(text);
		this.htmlReference = HTML_REFERENCE.matcher(text);
	}

	/**
	 * Returns whether the reader reads a text as it is, so that it can be searched
	 * faster.
	 */
	static boolean isPlain(String text) {
		for (int i = 0; i < text.length(); i++) {
			char character = text.charAt(i);
			if (character == '\\' || character == '%' || character == '&' || character == '+'
					|| character >= OUTSIDE_ASCII) {
				return false;
			}
		}
		return true;
	}

	/**
	 * Returns the first characters of a text as the reader reads them.
	 * @param length maximum number of characters
	 */
	static String start(String text, int length) {
		UnescapingReader reader = new UnescapingReader(text);
		StringBuilder start = new StringBuilder(length);
		for (int next = reader.next(); next != END && start.length() < length; next = reader.next()) {
			start.append((char) next);
		}
		return start.toString();
	}

	void moveTo(int position) {
		this.position = position;
	}

	/** Returns the position after the last character that was read. */
	int position() {
		return this.position;
	}

	/** Returns whether a character may start at a position, without reading it. */
	boolean mayBeAt(int position, int character) {
		char there = this.text.charAt(position);
		return there == character || there == '\\' || there == '%' || there == '&' || there == '+'
				|| (there >= OUTSIDE_ASCII && character == OUTSIDE_ASCII);
	}

	/** Reads the next character. */
	int next() {
		int character = read();
		if (character >= OUTSIDE_ASCII) {
			readRun();
			return OUTSIDE_ASCII;
		}
		return character;
	}

	/** Reads the next character and returns whether it is the expected one. */
	boolean readIs(int expected) {
		int character = read();
		if (character >= OUTSIDE_ASCII && expected == OUTSIDE_ASCII) {
			readRun();
			return true;
		}
		return character == expected;
	}

	private void readRun() {
		int end;
		int length = 0;
		do {
			end = this.position;
			length++;
		}
		while (read() >= OUTSIDE_ASCII && length < LONGEST_RUN);
		this.position = end;
	}

	private int read() {
		int backslashes = 0;
		while (this.position < this.text.length() && backslashes < MOST_BACKSLASHES) {
			int character = element();
			if (backslashes > 0 && character == 'u' && isHex(this.position, 4)) {
				character = Integer.parseInt(this.text, this.position, this.position + 4, 16);
				this.position += 4;
			}
			if (character != '\\') {
				return (character == '+') ? ' ' : character;
			}
			backslashes++;
		}
		return END;
	}

	private int element() {
		char character = this.text.charAt(this.position);
		if (character == '%' && skip(this.urlEscape)) {
			return Integer.parseInt(this.urlEscape.group(1), 16);
		}
		if (character == '&' && skip(this.htmlReference)) {
			return referenced();
		}
		this.position++;
		return character;
	}

	private int referenced() {
		String decimal = this.htmlReference.group(1);
		String hex = this.htmlReference.group(2);
		if (decimal != null) {
			return Integer.parseInt(decimal);
		}
		return (hex != null) ? Integer.parseInt(hex, 16)
				: Objects.requireNonNull(HTML_NAMES.get(this.htmlReference.group(3)));
	}

	/** Skips an escape at the position, if there is one. */
	private boolean skip(Matcher escape) {
		escape.region(this.position, Math.min(this.text.length(), this.position + LONGEST_RUN));
		boolean found = escape.lookingAt();
		this.position = found ? escape.end() : this.position;
		return found;
	}

	private boolean isHex(int from, int length) {
		return from + length <= this.text.length() && this.text.substring(from, from + length)
			.chars()
			.allMatch((digit) -> Character.digit(digit, 16) >= 0);
	}

}
