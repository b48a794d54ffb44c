package dev.swraudit.support;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Rows of database views as CSV.
 */
final class HistoryViews {

	private HistoryViews() {
	}

	/**
	 * Returns some columns of a view; appearances of one finding in the order of time.
	 */
	static String csv(String url, String view, String columns) {
		List<String> names = Arrays.asList(columns.split(","));
		OracleCsv csv = new OracleCsv(columns);
		rows(url, view).forEach((row) -> csv.line(names.stream().map((name) -> row.get(name)).toArray()));
		return csv.toString();
	}

	/** Returns the same columns of rows with raw values. */
	static String csv(List<Map<String, String>> rows, String columns) {
		OracleCsv csv = new OracleCsv(columns);
		rows.forEach((row) -> csv
			.line(Arrays.stream(columns.split(",")).map((name) -> PublishedHistory.cell(row, name)).toArray()));
		return csv.toString();
	}

	private static List<Map<String, @Nullable Object>> rows(String url, String view) {
		return JdbcClient.create(new DriverManagerDataSource(url))
			.sql("select * from " + view + " where scope = 'default'"
					+ (view.equals("finding_history") ? " order by closed_on nulls last" : ""))
			.query((row, number) -> {
				Map<String, @Nullable Object> cells = new TreeMap<>();
				for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
					cells.put(row.getMetaData().getColumnLabel(i).toLowerCase(Locale.ROOT), row.getObject(i));
				}
				return cells;
			})
			.list();
	}

	/** Returns a CSV text without some columns. */
	static String without(String csv, String... columns) {
		List<Map<String, String>> rows = PublishedHistory.rowsOf(csv);
		String header = Arrays.stream(csv.lines().findFirst().orElse("").split(","))
			.filter((column) -> IntStream.range(0, columns.length).noneMatch((i) -> columns[i].equals(column)))
			.collect(Collectors.joining(","));
		return csv(rows, header);
	}

}
