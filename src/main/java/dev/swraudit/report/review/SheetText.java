package dev.swraudit.report.review;

import java.util.regex.Pattern;

import dev.swraudit.input.FormulaGuard;
import dev.swraudit.input.XmlText;

/**
 * Converts untrusted text to the text of a spreadsheet cell. It stays raw, because a cell
 * of type text is never evaluated. Only a text from which a reader of our files would
 * remove a formula guard gets one more.
 */
final class SheetText {

	/** Maximum number of UTF-16 characters that spreadsheets accept in a cell. */
	static final int LONGEST = 32_767;

	static final String CUT = "… (cut)";

	/** Spreadsheets read {@code _x0041_} in a text as a character. */
	private static final Pattern ESCAPE = Pattern.compile("_(?=x[0-9A-Fa-f]{4}_)");

	private SheetText() {
	}

	/**
	 * Returns a text that XML 1.0 permits and that a cell can hold. Forbidden characters
	 * become U+FFFD, a text that is too long is cut and says so.
	 */
	static String of(String text) {
		StringBuilder permitted = new StringBuilder(text.length());
		cut(FormulaGuard.unguard(text).equals(text) ? text : FormulaGuard.guard(text)).codePoints()
			.forEach((point) -> permitted.appendCodePoint(XmlText.isPermitted(point) ? point : XmlText.REPLACEMENT));
		return ESCAPE.matcher(permitted).replaceAll("_x005F_");
	}

	private static String cut(String text) {
		if (text.length() <= LONGEST) {
			return text;
		}
		int end = LONGEST - CUT.length();
		return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + CUT;
	}

}
