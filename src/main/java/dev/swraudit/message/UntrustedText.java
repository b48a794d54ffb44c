package dev.swraudit.message;

/**
 * Makes untrusted text safe for one line of a log, a table or a terminal.
 */
public final class UntrustedText {

	private UntrustedText() {
	}

	/**
	 * Replaces each run of white space or unprintable characters by one space and cuts
	 * the text to {@code limit} UTF-16 characters, the strictest count.
	 */
	public static String line(String text, int limit) {
		StringBuilder line = new StringBuilder();
		boolean gap = false;
		for (int i = 0; i < text.length();) {
			int character = text.codePointAt(i);
			i += Character.charCount(character);
			if (!isPrintable(character)) {
				gap = !line.isEmpty();
				continue;
			}
			if (line.length() + (gap ? 1 : 0) + Character.charCount(character) > limit) {
				break;
			}
			line.append(gap ? " " : "").appendCodePoint(character);
			gap = false;
		}
		return line.toString();
	}

	private static boolean isPrintable(int character) {
		return switch (Character.getType(character)) {
			case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED,
					Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SPACE_SEPARATOR ->
				false;
			default -> true;
		};
	}

	/**
	 * Returns the text with every control and format character (escape sequences, line
	 * ends, bidirectional overrides, zero-width characters) escaped as
	 * {@code \}{@code uXXXX}.
	 */
	public static String escape(String text) {
		StringBuilder escaped = new StringBuilder(text.length());
		text.codePoints().forEach((point) -> append(escaped, point));
		return escaped.toString();
	}

	/**
	 * Returns the escaped text, truncated to a number of characters. A truncated text
	 * ends in {@code ...}.
	 */
	public static String escape(String text, int length) {
		String escaped = escape((text.length() > length) ? text.substring(0, length + 1) : text);
		return (escaped.length() > length) ? cut(escaped, length - 3) + "..." : escaped;
	}

	private static String cut(String text, int length) {
		return text.substring(0, Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length);
	}

	private static void append(StringBuilder escaped, int point) {
		switch (Character.getType(point)) {
			case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.LINE_SEPARATOR,
					Character.PARAGRAPH_SEPARATOR ->
				escaped.append(String.format("\\u%04X", point));
			default -> escaped.appendCodePoint(point);
		}
	}

}
