package dev.swraudit.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The first rows of a list, as many as fit on the page, and where the rest is.
 *
 * @param <R> a row
 * @param rows the first rows
 * @param total how many there are
 * @param rest where the others are; empty if there are none
 */
record TruncatedList<R extends TruncatedList.Row>(List<R> rows, long total, String rest) {

	/**
	 * Lists rows until the next one would go beyond the room that there is.
	 * @param total how many there are, of which these may be the first
	 * @param room bytes that the list may take
	 * @param elsewhere where all are
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

	private static String rest(int shown, long total, String elsewhere) {
		return (shown < total) ? "These are the first " + shown + " of " + total + "; all are in " + elsewhere + "."
				: "";
	}

	boolean empty() {
		return this.rows.isEmpty();
	}

	/**
	 * What can stand in a list.
	 */
	interface Row {

		/**
		 * How much of the page it takes, tags included.
		 */
		int bytes();

	}

}
