package dev.swraudit.input;

/**
 * Characters of texts in XML 1.0, and so in workbooks.
 */
public final class XmlText {

	/** Replaces a character that is not permitted. */
	public static final int REPLACEMENT = 0xFFFD;

	private XmlText() {
	}

	/** Returns whether a code point is permitted. */
	public static boolean isPermitted(int point) {
		return (point >= ' ' && point < Character.MIN_SURROGATE) || point == '\t' || point == '\n' || point == '\r'
				|| (point > Character.MAX_SURROGATE && point <= REPLACEMENT)
				|| point >= Character.MIN_SUPPLEMENTARY_CODE_POINT;
	}

}
