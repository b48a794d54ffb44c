package dev.swraudit.report.csv;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import dev.swraudit.report.data.ExportFilter;
import org.jspecify.annotations.Nullable;

/**
 * Writer of the rows of a table, cell by cell.
 */
final class TableCsv {

	private final CsvEncoder encoder;

	private final CsvTable table;

	private final List<CsvTable.Column> columns;

	/**
	 * Creates a writer.
	 * @param columns the columns of the file, with which the select list begins
	 */
	TableCsv(CsvEncoder encoder, CsvTable table, List<CsvTable.Column> columns) {
		this.encoder = encoder;
		this.table = table;
		this.columns = columns;
	}

	/**
	 * Writes the rows that match the filter.
	 * @param filter the filter, whose conditions on the holder are part of the query
	 * @param condition decides whether a row is written, and counts it
	 */
	void write(KeysetPager pages, ExportFilter filter, RowCondition condition, CsvWriter csv) throws IOException {
		String page = this.table.select(filter);
		pages.forEach(this.table, (after, last) -> {
			AtomicReference<@Nullable IOException> failure = new AtomicReference<>();
			pages.select(page, filter, after, last).query((row) -> {
				if (failure.get() == null && condition.test(row)) {
					failure.set(writeRow(row, csv));
				}
			});
			if (failure.get() != null) {
				throw failure.get();
			}
		});
	}

	/**
	 * Writes a row. Returns an exception instead of throwing it, because the row callback
	 * cannot throw it.
	 */
	private @Nullable IOException writeRow(ResultSet row, CsvWriter csv) throws SQLException {
		try {
			for (int i = 0; i < this.columns.size(); i++) {
				CsvColumnType cell = this.columns.get(i).cell();
				String text = cell.read(row, i + 1);
				csv.add((cell == CsvColumnType.TEXT) ? this.encoder.text(text) : CsvEncoder.plain(text));
			}
			csv.end();
			return null;
		}
		catch (IOException ex) {
			return ex;
		}
	}

	/**
	 * Condition on a row.
	 */
	@FunctionalInterface
	interface RowCondition {

		boolean test(ResultSet row) throws SQLException;

	}

}
