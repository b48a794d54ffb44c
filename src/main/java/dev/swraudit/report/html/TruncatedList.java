package dev.swraudit.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import dev.swraudit.report.data.DisplayText;

/**
 * First rows of a list, as many as fit on the page.
 *
 * @param <R> type of the rows
 * @param rows the first rows
 * @param total number of all rows
 * @param rest reference to the file with all rows; empty if none is omitted
 */
record TruncatedList<R extends TruncatedList.Row>(List<R> rows, long total, String rest) {

	/**
	 * Lists rows until the next one would exceed a number of bytes.
	 * @param total number of all rows, including those that are not in {@code items}
	 * @param room maximum number of bytes
	 * @param elsewhere file with all rows
	 */
	static <T, R extends Row> TruncatedList<R> of(List<T> items, Function<T, R> row, long total, int room,
			String elsewhere) {
		List<R> rows = new ArrayList<>();
		int taken = 0;
		for (T item : items) {
			R next = row.apply(item);
			taken += next.bytes();
			if (taken > room) {
				break;
			}
			rows.add(next);
		}
		return new TruncatedList<>(List.copyOf(rows), total, rest(rows.size(), total, elsewhere));
	}

	/** Returns the number of omitted rows. */
	String more() {
		return DisplayText.number(this.total - this.rows.size());
	}

	/** Returns the number of all rows. */
	String all() {
		return DisplayText.number(this.total);
	}

	/** Returns the bytes that the rows take on the page. */
	int bytes() {
		return this.rows.stream().mapToInt(Row::bytes).sum();
	}

	private static String rest(int shown, long total, String elsewhere) {
		return (shown < total) ? "These are the first " + DisplayText.number(shown) + " of " + DisplayText.number(total)
				+ "; all are in " + elsewhere + "." : "";
	}

	boolean empty() {
		return this.rows.isEmpty();
	}

	/**
	 * Row of a list.
	 */
	interface Row {

		/**
		 * Returns the bytes that the row takes on the page, tags included.
		 */
		int bytes();

	}

}
