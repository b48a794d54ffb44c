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

}
