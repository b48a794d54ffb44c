package dev.swraudit.report;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

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
		write(auditId, ExportFilter.ALL, directory, () -> {
		});
	}

	void write(int auditId, ExportFilter filter, OutputDirectory directory, Runnable beforeEachPage) {
		KeyPages pages = new KeyPages(this.jdbc, auditId, pageSize(auditId), beforeEachPage);
		for (CsvTable table : List.of(CsvTable.PERMISSIONS, CsvTable.REPOSITORIES, CsvTable.FINDINGS)) {
			directory.write(table.fileName(), (out) -> write(table, pages, filter, out));
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
	private long write(CsvTable table, KeyPages pages, ExportFilter filter, OutputStream out) throws IOException {
		Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
		if (this.properties.bom()) {
			writer.write('\uFEFF');
		}
		CSVWriter csv = new CSVWriter(writer, ',', '"', '"', "\n");
		csv.writeNext(table.header(), false);
		long rows = copy(table, pages, filter, csv);
		csv.flush();
		return rows;
	}

	private long copy(CsvTable table, KeyPages pages, ExportFilter filter, CSVWriter csv) throws IOException {
		BitSet wanted = (!table.ofHolders() && filter.asksForHolder()) ? new HolderRepositories(pages, filter).find()
				: null;
		String page = table.select(filter);
		LongAdder rows = new LongAdder();
		pages.forEach(table, (after, last) -> {
			pages.select(page, filter, after, last).query((row) -> {
				if (wanted == null || wanted.get(row.getInt(table.columns().size() + 1))) {
					csv.writeNext(cells(table.columns(), row), false);
					rows.increment();
				}
			});
			// The writer keeps a failure to itself until it is asked.
			if (csv.checkError()) {
				throw csv.getException();
			}
		});
		return rows.sum();
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
