package dev.swraudit.input;

import org.jspecify.annotations.Nullable;

/**
 * Line of a file, numbered as in an editor.
 *
 * @param number 1 for the first
 * @param text the text without the line feed; U+FFFD replaces invalid bytes and U+0000
 * @param cut whether the line is longer than {@link PhysicalLines#MAX_BYTES}
 * @param unreadable the reason for the replacements, as the end of a sentence; null if
 * there are none
 */
record PhysicalLine(long number, String text, boolean cut, @Nullable String unreadable) {

	/** Returns the reason why a row on this line is invalid as a whole, or null. */
	@Nullable String problem() {
		return this.cut ? "the line is too long; at most " + PhysicalLines.MAX_BYTES + " bytes are allowed" : null;
	}

}
