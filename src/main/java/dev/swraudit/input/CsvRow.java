package dev.swraudit.input;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Row of a CSV file, the header included.
 *
 * @param line the 1-based physical line on which it starts
 * @param cells stripped of white space; at least one
 * @param problem the reason why the whole row is invalid, in one line; null if it is
 * valid
 * @param unreadable the reason for U+FFFD in its cells, as the end of a sentence; null if
 * all cells are readable
 */
public record CsvRow(long line, List<String> cells, @Nullable String problem, @Nullable String unreadable) {

	/**
	 * Returns the cell of a column, empty if the row is too short.
	 */
	public String cell(int column) {
		return (column < this.cells.size()) ? this.cells.get(column) : "";
	}

	/**
	 * Returns the reason why the cell of a column is unreadable, in one line; null if it
	 * is readable.
	 */
	public @Nullable String problem(int column, String name) {
		boolean replaced = this.unreadable != null && cell(column).indexOf('\uFFFD') >= 0;
		return replaced ? name + " " + this.unreadable + FileEncoding.CURE : null;
	}

	/** Returns whether all cells are blank. Such a row is not a record. */
	boolean isBlank() {
		return this.problem == null && this.cells.stream().allMatch(String::isEmpty);
	}

}
