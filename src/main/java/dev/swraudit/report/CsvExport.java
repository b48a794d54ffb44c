package dev.swraudit.report;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

import com.opencsv.CSVWriter;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Writes an audit's rows from the views to CSV files, holding one page of them at a time.
 */
final class CsvExport {

	private static final int PAGE_ROWS = 1000;

	private static final long PAGE_CHARACTERS = 8_000_000;

	private static final String LONGEST_ACCOUNT = """
			select coalesce(max(char_length(user_id) + char_length(user_name)), 0) from account
			where scope_id = (select scope_id from audit where id = :audit)
			""";

	private final JdbcClient jdbc;

	private final CsvProperties properties;

	private final int pageRows;

	CsvExport(JdbcClient jdbc, CsvProperties properties) {
		this(jdbc, properties, PAGE_ROWS);
	}

	CsvExport(JdbcClient jdbc, CsvProperties properties, int pageRows) {
		this.jdbc = jdbc;
		this.properties = properties;
		this.pageRows = pageRows;
	}

	void write(int auditId, OutputDirectory directory) {
		int size = pageSize(auditId);
		for (CsvTable table : List.of(CsvTable.PERMISSIONS, CsvTable.REPOSITORIES, CsvTable.FINDINGS)) {
			directory.write(table.fileName(), (out) -> write(table, auditId, size, out));
		}
	}

	/**
	 * Fewer rows to a page where an account's name is so long that a page of it and its
	 * like would not fit into memory.
	 */
	private int pageSize(int auditId) {
		long longest = this.jdbc.sql(LONGEST_ACCOUNT).param("audit", auditId).query(Long.class).single();
		return (int) Math.max(1, Math.min(this.pageRows, PAGE_CHARACTERS / (2 * longest + 1)));
	}

	@SuppressWarnings("resource")
	private long write(CsvTable table, int auditId, int size, OutputStream out) throws IOException {
		Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
		if (this.properties.bom()) {
			writer.write('\uFEFF');
		}
		CSVWriter csv = new CSVWriter(writer, ',', '"', '"', "\n");
		csv.writeNext(table.header(), false);
		long rows = copy(table, auditId, size, csv);
		csv.flush();
		return rows;
	}

	private long copy(CsvTable table, int auditId, int size, CSVWriter csv) throws IOException {
		KeyRange keys = table.keys().apply(auditId);
		String page = table.select();
		long rows = 0;
		long after = keys.after();
		Optional<Long> last = lastKey(table, auditId, after, keys.end(), size);
		while (last.isPresent()) {
			rows += copy(table.columns(), page(page, auditId, after, last.get()), csv);
			after = last.get();
			last = lastKey(table, auditId, after, keys.end(), size);
		}
		return rows;
	}

	private Optional<Long> lastKey(CsvTable table, int auditId, long after, long end, int size) {
		return this.jdbc.sql(table.lastKey())
			.param("audit", auditId)
			.param("after", after)
			.param("end", end)
			.param("size", size)
			.query(Long.class)
			.optional();
	}

	private JdbcClient.StatementSpec page(String sql, int auditId, long after, long last) {
		return this.jdbc.sql(sql).param("audit", auditId).param("after", after).param("last", last);
	}

	private long copy(List<CsvTable.Column> columns, JdbcClient.StatementSpec page, CSVWriter csv) throws IOException {
		long[] rows = new long[1];
		page.query((row) -> {
			csv.writeNext(cells(columns, row), false);
			rows[0]++;
		});
		// The writer keeps a failure to itself until it is asked.
		if (csv.checkError()) {
			throw csv.getException();
		}
		return rows[0];
	}

	private @Nullable String[] cells(List<CsvTable.Column> columns, ResultSet row) throws SQLException {
		@Nullable String[] cells = new String[columns.size()];
		for (int i = 0; i < cells.length; i++) {
			CsvCell cell = columns.get(i).cell();
			String text = cell.read(row, i + 1);
			cells[i] = (cell == CsvCell.TEXT) ? guarded(text) : text;
		}
		return cells;
	}

	private @Nullable String guarded(@Nullable String text) {
		boolean formula = text != null && !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
		return (formula && this.properties.formulaGuard()) ? "'" + text : text;
	}

}
