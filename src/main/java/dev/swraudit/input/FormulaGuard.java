package dev.swraudit.input;

/**
 * Adds and removes the apostrophe that keeps a spreadsheet from running text as a
 * formula.
 * <p>
 * A formula begins with {@code =}, {@code +}, {@code -}, {@code @}, a tab or a carriage
 * return, after any leading white space (Unicode's, no-break spaces and byte order marks
 * included).
 * <ul>
 * <li>A cell that begins with a formula gets the prefix. So does a cell that begins with
 * an apostrophe, so that the prefix can be distinguished from it.
 * <li>A formula after a semicolon, a tab, a carriage return or a line feed inside a cell
 * gets the prefix directly before its first character, because a tool with another
 * separator starts a cell there.
 * </ul>
 */
public final class FormulaGuard {

	private static final String FIRST_CHARACTERS = "=+-@\t\r";

	private static final String SEPARATORS = ";\t\r\n";

	private static final char PREFIX = '\'';

	private FormulaGuard() {
	}

	/** Returns the text of a cell with all the prefixes that it needs. */
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

	/**
	 * Returns whether a text needs no prefix at all: a fast path for almost every text.
	 */
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
	 * Removes the prefixes, for cells of published files that are read back. Text that
	 * {@link #guard} cannot have produced is returned unchanged. An apostrophe between a
	 * separator and a formula counts as a prefix, even if it was part of the text.
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
