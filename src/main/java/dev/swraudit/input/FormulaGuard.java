package dev.swraudit.input;

/**
 * The prefix that keeps a spreadsheet from running text as a formula: an apostrophe.
 * <p>
 * A formula begins with {@code =}, {@code +}, {@code -}, {@code @}, a tab or a carriage
 * return, after any leading white space (Unicode's, no-break spaces and byte order marks
 * included).
 * <ul>
 * <li>A cell in which a formula begins is prefixed as a whole; so is a cell that begins
 * with an apostrophe, which keeps the prefix apart from it.
 * <li>A tool that takes another separator sees more cells in one. So a formula that
 * begins behind a semicolon, a tab, a carriage return or a line feed is prefixed too,
 * directly in front of its first character.
 * </ul>
 */
public final class FormulaGuard {

	private static final String FIRST_CHARACTERS = "=+-@\t\r";

	private static final String SEPARATORS = ";\t\r\n";

	private static final char PREFIX = '\'';

	private FormulaGuard() {
	}

	/** Returns a cell's text with all prefixes that it needs. */
	public static String guard(String text) {
		if (isPlain(text)) {
			return text;
		}
		StringBuilder guarded = new StringBuilder(text.length() + 2);
		boolean whole = text.charAt(0) == PREFIX;
		boolean leadsCell = true;
		boolean leadsPart = false;
		for (int i = 0; i < text.length(); i++) {
			char character = text.charAt(i);
			boolean formula = FIRST_CHARACTERS.indexOf(character) >= 0;
			whole |= leadsCell && formula;
			if (leadsPart && formula) {
				guarded.append(PREFIX);
			}
			guarded.append(character);
			leadsCell &= WhiteSpace.is(character);
			leadsPart = SEPARATORS.indexOf(character) >= 0 || (leadsPart && WhiteSpace.is(character));
		}
		return whole ? PREFIX + guarded.toString() : guarded.toString();
	}

	/** Returns whether a text surely needs no prefix, as almost all do not. */
	private static boolean isPlain(String text) {
		for (int i = 0; i < text.length(); i++) {
			char character = text.charAt(i);
			if ((i == 0 && !Character.isLetterOrDigit(character)) || SEPARATORS.indexOf(character) >= 0) {
				return false;
			}
		}
		return true;
	}

	/**
	 * Returns the text whose guarded form this is, for cells of our own files that come
	 * back. A text that is nobody's guarded form stays as it is. An apostrophe that was
	 * between a separator and a formula before counts as a prefix.
	 */
	public static String unguard(String text) {
		if (text.indexOf(PREFIX) < 0) {
			return text;
		}
		String parts = withoutPrefixOfParts(text);
		if (text.charAt(0) == PREFIX) {
			String cell = withoutPrefixOfParts(text.substring(1));
			return guard(cell).equals(text) ? cell : text;
		}
		return guard(parts).equals(text) ? parts : text;
	}

	private static String withoutPrefixOfParts(String text) {
		StringBuilder parts = new StringBuilder(text.length());
		boolean leadsPart = false;
		for (int i = 0; i < text.length(); i++) {
			char character = text.charAt(i);
			boolean prefix = leadsPart && character == PREFIX && i + 1 < text.length()
					&& FIRST_CHARACTERS.indexOf(text.charAt(i + 1)) >= 0;
			if (!prefix) {
				parts.append(character);
				leadsPart = SEPARATORS.indexOf(character) >= 0 || (leadsPart && WhiteSpace.is(character));
			}
		}
		return parts.toString();
	}

}
