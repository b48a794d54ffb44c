package dev.swraudit.report.console;

import java.util.ArrayList;
import java.util.List;

import dev.swraudit.report.data.DisplayText;

/**
 * Part of a summary: a label, rows, and what is left out.
 *
 * @param label label of the first row
 * @param rows the rows; without any the block is left out
 * @param more number of rows that are left out already
 * @param noun what the rows are, for the words about those that are left out
 */
record Block(String label, List<String> rows, long more, String noun) {

	static final Block NONE = of("", List.of());

	static Block of(String label, List<String> rows) {
		return new Block(label, rows, 0, "line");
	}

	/**
	 * Returns the lines. If they are too many, the last row says how many rows are left
	 * out.
	 * @param most maximum number of lines
	 */
	List<String> lines(int most) {
		if (this.rows.isEmpty()) {
			return List.of();
		}
		for (int shown = this.rows.size(); shown > 0; shown--) {
			List<String> lines = lines(shown, this.more + this.rows.size() - shown);
			if (lines.size() <= most) {
				return lines;
			}
		}
		return lines(1, this.more + this.rows.size() - 1).stream().limit(most).toList();
	}

	private List<String> lines(int shown, long left) {
		List<String> all = new ArrayList<>(this.rows.subList(0, shown));
		if (left > 0) {
			all.add("... " + DisplayText.count(left, "more " + this.noun) + ", see the report");
		}
		return SummaryText.lines(this.label, all);
	}

}
