package dev.swraudit.report.csv;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntPredicate;

import dev.swraudit.finding.FindingChange;
import dev.swraudit.finding.FindingState;
import dev.swraudit.finding.Rule;
import dev.swraudit.report.data.ExportFilter;
import dev.swraudit.report.data.RowCounts;
import dev.swraudit.report.files.OutputDirectory;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Writes the rows of an audit to CSV files. It holds one page of rows per file in memory.
 */
public final class CsvExport {

	private static final int PAGE_ROWS = 1000;

	/**
	 * Factor for pages of records. Records are short, and PostgreSQL may scan whole
	 * tables for each page, so larger pages are faster.
	 */
	private static final int RECORDS_FACTOR = 4;

	private final JdbcClient jdbc;

	private static final byte[] BYTE_ORDER_MARK = { (byte) 0xEF, (byte) 0xBB, (byte) 0xBF };

	private final CsvProperties properties;

	private final CsvEncoder encoder;

	private final int pageRows;

	public CsvExport(JdbcClient jdbc, CsvProperties properties) {
		this(jdbc, properties, PAGE_ROWS);
	}

	CsvExport(JdbcClient jdbc, CsvProperties properties, int pageRows) {
		this.jdbc = jdbc;
		this.properties = properties;
		this.encoder = new CsvEncoder(properties.formulaGuard());
		this.pageRows = pageRows;
	}

	public void write(int auditId, OutputDirectory directory) {
		write(auditId, ExportFilter.ALL, directory, () -> {
		});
	}

	/**
	 * Writes the files. The largest one is written in the background, unless the filter
	 * has a condition on the holder: then repositories.csv needs the repositories found
	 * in permissions.csv.
	 * @return counts of the rows
	 */
	public RowCounts write(int auditId, ExportFilter filter, OutputDirectory directory, Runnable beforeEachPage) {
		RowCounts counts = new RowCounts();
		KeysetPager pages = new KeysetPager(this.jdbc, auditId, this.pageRows, beforeEachPage);
		KeysetPager lists = new KeysetPager(this.jdbc, auditId, Math.max(1, this.pageRows / 2), beforeEachPage);
		KeysetPager records = new KeysetPager(this.jdbc, auditId, this.pageRows * RECORDS_FACTOR, beforeEachPage);
		PermissionCsv permissions = new PermissionCsv(this.jdbc, auditId, this.encoder, filter);
		RecordCsv repositories = new RecordCsv(this.jdbc, this.encoder, filter);
		OutputDirectory.Content permissionRows = content(CsvTable.PERMISSIONS.header(),
				(csv) -> permissions.write(lists, csv));
		if (filter.hasHolder()) {
			directory.write(CsvTable.PERMISSIONS.fileName(), permissionRows);
		}
		else {
			directory.writeInBackground(CsvTable.PERMISSIONS.fileName(), permissionRows);
		}
		IntPredicate wanted = wanted(pages, filter, permissions);
		directory.write(CsvTable.REPOSITORIES.fileName(),
				content(CsvTable.REPOSITORIES.header(), (csv) -> repositories.write(records, wanted, counts, csv)));
		directory.write(CsvTable.FINDINGS.fileName(),
				content(CsvTable.FINDINGS.header(), (csv) -> writeFindings(pages, filter, counts, csv)));
		directory.write(OrganizationCsv.FILE, content(OrganizationCsv.HEADER,
				(csv) -> new OrganizationCsv(this.jdbc, this.encoder, filter).write(auditId, wanted, counts, csv)));
		directory.write(NotInInputCsv.FILE, content(NotInInputCsv.HEADER,
				(csv) -> new NotInInputCsv(this.jdbc, this.encoder, filter).write(auditId, csv)));
		return counts;
	}

	/** Returns the condition on repositories in which a holder fits the filter. */
	private static IntPredicate wanted(KeysetPager pages, ExportFilter filter, PermissionCsv permissions) {
		if (!filter.hasHolder()) {
			return (repository) -> true;
		}
		try {
			return new HolderRepositories(pages, filter).find(permissions.repositories())::get;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private OutputDirectory.Content content(List<String> header, Rows rows) {
		return (out) -> {
			if (this.properties.bom()) {
				out.write(BYTE_ORDER_MARK);
			}
			CsvWriter csv = new CsvWriter(out);
			for (String column : header) {
				csv.add(CsvEncoder.plain(column));
			}
			csv.end();
			rows.write(csv);
			csv.flush();
			return csv.lines() - 1;
		};
	}

	private void writeFindings(KeysetPager pages, ExportFilter filter, RowCounts counts, CsvWriter csv)
			throws IOException {
		String page = CsvTable.FINDINGS.select(filter);
		pages.forEach(CsvTable.FINDINGS, (after, last) -> {
			AtomicReference<@Nullable IOException> failure = new AtomicReference<>();
			pages.select(page, filter, after, last).query((row) -> {
				if (failure.get() == null && filter.matches(row.getString("namespace"), row.getString("repository"))) {
					failure.set(writeRow(CsvTable.FINDING, row, csv));
					counts.addFinding(FindingChange.valueOf(row.getString("change")),
							FindingState.valueOf(row.getString("state")), Rule.of(row.getString("rule")));
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
	private @Nullable IOException writeRow(List<CsvTable.Column> columns, ResultSet row, CsvWriter csv)
			throws SQLException {
		try {
			for (int i = 0; i < columns.size(); i++) {
				CsvColumnType cell = columns.get(i).cell();
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
	 * Writer of the rows below a header.
	 */
	@FunctionalInterface
	private interface Rows {

		void write(CsvWriter csv) throws IOException;

	}

}
