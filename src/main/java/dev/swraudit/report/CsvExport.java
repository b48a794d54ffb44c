package dev.swraudit.report;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

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

	private static final byte[] BYTE_ORDER_MARK = { (byte) 0xEF, (byte) 0xBB, (byte) 0xBF };

	private final CsvProperties properties;

	private final CsvText text;

	private final int pageRows;

	CsvExport(JdbcClient jdbc, CsvProperties properties) {
		this(jdbc, properties, PAGE_ROWS);
	}

	CsvExport(JdbcClient jdbc, CsvProperties properties, int pageRows) {
		this.jdbc = jdbc;
		this.properties = properties;
		this.text = new CsvText(properties.formulaGuard());
		this.pageRows = pageRows;
	}

	void write(int auditId, OutputDirectory directory) {
		write(auditId, ExportFilter.ALL, directory, () -> {
		});
	}

	void write(int auditId, ExportFilter filter, OutputDirectory directory, Runnable beforeEachPage) {
		KeyPages pages = new KeyPages(this.jdbc, auditId, pageSize(auditId), beforeEachPage);
		KeyPages lists = new KeyPages(this.jdbc, auditId, Math.max(1, this.pageRows / 2), beforeEachPage);
		PermissionCsv permissions = new PermissionCsv(this.jdbc, auditId, this.text, filter);
		write(CsvTable.PERMISSIONS, directory, (csv) -> permissions.write(lists, csv));
		write(CsvTable.REPOSITORIES, directory, (csv) -> {
			BitSet wanted = filter.asksForHolder()
					? new HolderRepositories(pages, filter).with(permissions.repositories()) : null;
			copy(CsvTable.REPOSITORIES, pages, filter, wanted, csv);
		});
		write(CsvTable.FINDINGS, directory, (csv) -> copy(CsvTable.FINDINGS, pages, filter, null, csv));
	}

	/**
	 * Fewer rows to a page where an account's name is so long that a page of it and its
	 * like would not fit into memory.
	 */
	private int pageSize(int auditId) {
		long longest = this.jdbc.sql(LONGEST_ACCOUNT).param("audit", auditId).query(Long.class).single();
		return (int) Math.max(1, Math.min(this.pageRows, PAGE_CHARACTERS / (2 * longest + 1)));
	}

	private void write(CsvTable table, OutputDirectory directory, Rows rows) {
		directory.write(table.fileName(), (out) -> {
			if (this.properties.bom()) {
				out.write(BYTE_ORDER_MARK);
			}
			CsvLines csv = new CsvLines(out);
			for (String column : table.header()) {
				csv.add(CsvText.plain(column));
			}
			csv.end();
			rows.write(csv);
			csv.flush();
			return csv.lines() - 1;
		});
	}

	private void copy(CsvTable table, KeyPages pages, ExportFilter filter, @Nullable BitSet wanted, CsvLines csv)
			throws IOException {
		String page = table.select(filter);
		pages.forEach(table, (after, last) -> {
			AtomicReference<@Nullable IOException> failure = new AtomicReference<>();
			pages.select(page, filter, after, last).query((row) -> {
				if (failure.get() == null && (wanted == null || wanted.get(row.getInt(table.columns().size() + 1)))) {
					failure.set(writeRow(table.columns(), row, csv));
				}
			});
			if (failure.get() != null) {
				throw failure.get();
			}
		});
	}

	/**
	 * Writes a row, and returns what prevented it, which the reader of rows cannot throw.
	 */
	private @Nullable IOException writeRow(List<CsvTable.Column> columns, ResultSet row, CsvLines csv)
			throws SQLException {
		try {
			for (int i = 0; i < columns.size(); i++) {
				CsvCell cell = columns.get(i).cell();
				String text = cell.read(row, i + 1);
				csv.add((cell == CsvCell.TEXT) ? this.text.text(text) : CsvText.plain(text));
			}
			csv.end();
			return null;
		}
		catch (IOException ex) {
			return ex;
		}
	}

	/**
	 * The rows below a header.
	 */
	@FunctionalInterface
	private interface Rows {

		void write(CsvLines csv) throws IOException;

	}

}
