package dev.swraudit.input;

/**
 * White space around cells: Unicode white space, no-break spaces and byte order marks.
 */
public final class WhiteSpace {

	private static final int NEXT_LINE = 0x85;

	private static final int BYTE_ORDER_MARK = 0xFEFF;

	private WhiteSpace() {
	}

	/** Returns whether a character is white space. All white space is in the BMP. */
	static boolean is(char character) {
		if (character < NEXT_LINE) {
			return character <= ' ' && Character.isWhitespace(character);
		}
		return character == NEXT_LINE || character == BYTE_ORDER_MARK || Character.isSpaceChar(character);
	}

	/** Removes the white space at both ends of a text. */
	public static String strip(String text) {
		return strip(text, 0, text.length());
	}

	/** Returns the part of a text from one index to another, stripped of white space. */
	static String strip(String text, int from, int to) {
		int first = from;
		int end = to;
		while (first < end && is(text.charAt(first))) {
			first++;
		}
		while (first < end && is(text.charAt(end - 1))) {
			end--;
		}
		return text.substring(first, end);
	}

}
