package dev.swraudit.target;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * One row of a CSV file, the header included.
 *
 * @param line the 1-based physical line on which it starts
 * @param cells stripped of white space; at least one
 * @param problem why the row is not to be trusted, in one line, or {@code null}
 */
public record CsvRow(long line, List<String> cells, @Nullable String problem) {

	/**
	 * The cell of that column, empty if the row is too short.
	 */
	public String cell(int column) {
		return (column < this.cells.size()) ? this.cells.get(column) : "";
	}

}
