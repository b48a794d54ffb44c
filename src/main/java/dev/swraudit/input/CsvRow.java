package dev.swraudit.input;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * One row of a CSV file, the header included.
 *
 * @param line the 1-based physical line on which it starts
 * @param cells stripped of white space; at least one
 * @param problem why the row as a whole is not to be trusted, in one line, or null
 * @param unreadable why U+FFFD is in some of its cells, as the end of a sentence, or null
 */
public record CsvRow(long line, List<String> cells, @Nullable String problem, @Nullable String unreadable) {

	/**
	 * Returns the cell of a column, empty if the row is too short.
	 */
	public String cell(int column) {
		return (column < this.cells.size()) ? this.cells.get(column) : "";
	}

	/**
	 * Returns why the cell of a column cannot be read, in one line, or null if it can.
	 */
	public @Nullable String problem(int column, String name) {
		boolean replaced = this.unreadable != null && cell(column).indexOf('\uFFFD') >= 0;
		return replaced ? name + " " + this.unreadable + FileEncoding.CURE : null;
	}

	/** Returns whether nothing is in it, so that it is no record. */
	boolean isBlank() {
		return this.problem == null && this.cells.stream().allMatch(String::isEmpty);
	}

}
