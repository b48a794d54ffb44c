package dev.swraudit.report.data;

/**
 * Escaping of untrusted text for terminals and browsers.
 */
public final class Legible {

	private Legible() {
	}

	/**
	 * Returns the text with every control and format character (escape sequences, line
	 * ends, bidirectional overrides, zero-width characters) escaped as
	 * {@code \}{@code uXXXX}.
	 */
	public static String of(String text) {
		StringBuilder legible = new StringBuilder(text.length());
		text.codePoints().forEach((point) -> append(legible, point));
		return legible.toString();
	}

	/**
	 * Returns the escaped text, truncated to a number of characters. A truncated text
	 * ends in {@code ...}.
	 */
	public static String of(String text, int length) {
		String legible = of((text.length() > length) ? text.substring(0, length + 1) : text);
		return (legible.length() > length) ? cut(legible, length - 3) + "..." : legible;
	}

	private static String cut(String text, int length) {
		return text.substring(0, Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length);
	}

	private static void append(StringBuilder legible, int point) {
		switch (Character.getType(point)) {
			case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.LINE_SEPARATOR,
					Character.PARAGRAPH_SEPARATOR ->
				legible.append(String.format("\\u%04X", point));
			default -> legible.appendCodePoint(point);
		}
	}

}
