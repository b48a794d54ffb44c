package dev.swraudit.target;

import org.jspecify.annotations.Nullable;

/**
 * Row of the input below its header.
 *
 * @param line the 1-based physical line on which the row starts
 * @param namespace the cell, stripped of white space and cut to 200 characters; empty if
 * there was none
 * @param repository likewise
 * @param problem the reason why the row is not a target, in one line of at most 200
 * characters; {@code null} if it is one
 */
public record InputRecord(long line, String namespace, String repository, @Nullable String problem) {

	private static final int KEPT_CHARACTERS = 200;

	static InputRecord of(long line, String namespace, String repository, @Nullable String problem) {
		return new InputRecord(line, kept(namespace), kept(repository), problem);
	}

	private static String kept(String cell) {
		if (cell.codePointCount(0, cell.length()) <= KEPT_CHARACTERS) {
			return cell;
		}
		return cell.substring(0, cell.offsetByCodePoints(0, KEPT_CHARACTERS));
	}

}
