package dev.swraudit.target;

import org.jspecify.annotations.Nullable;

/**
 * A line of a file as an editor counts them.
 *
 * @param number 1 for the first
 * @param text without the line feed; what is not UTF-8 is U+FFFD
 * @param cut whether it goes on beyond {@link PhysicalLines#MAX_BYTES}
 * @param unreadable whether some of it is not UTF-8
 */
record PhysicalLine(long number, String text, boolean cut, boolean unreadable) {

	/**
	 * What makes a row on this line invalid, or {@code null}.
	 */
	@Nullable String problem() {
		if (this.cut) {
			return "the line is longer than " + PhysicalLines.MAX_BYTES + " bytes";
		}
		if (this.unreadable) {
			return "the line is not valid UTF-8";
		}
		return (this.text.indexOf('\0') >= 0) ? "the line holds U+0000" : null;
	}

	boolean isBlank() {
		return !this.cut && this.text.isBlank();
	}

}
