package dev.swraudit.target;

import org.jspecify.annotations.Nullable;

/**
 * One row of the input below its header.
 *
 * @param line the 1-based physical line on which the row starts
 * @param namespace the cell as given, stripped of white space, at most 200 characters;
 * empty if there was none
 * @param repository likewise
 * @param problem why the row can't be a target, in one line of at most 200 characters;
 * {@code null} if it can
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
