package dev.swraudit.input;

import org.jspecify.annotations.Nullable;

/**
 * A line of a file as an editor counts them.
 *
 * @param number 1 for the first
 * @param text without the line feed; U+FFFD stands for what cannot be read, and for
 * U+0000
 * @param cut whether it goes on beyond {@link PhysicalLines#MAX_BYTES}
 * @param unreadable why U+FFFD stands for something, as the end of a sentence; null if it
 * stands for nothing
 */
record PhysicalLine(long number, String text, boolean cut, @Nullable String unreadable) {

	/** Returns why a row on this line is invalid as a whole, or null. */
	@Nullable String problem() {
		return this.cut ? "the line is longer than " + PhysicalLines.MAX_BYTES + " bytes" : null;
	}

}
