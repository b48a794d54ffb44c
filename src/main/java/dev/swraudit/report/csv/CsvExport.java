package dev.swraudit.report.csv;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;

import dev.swraudit.report.data.ExportFilter;
import dev.swraudit.report.data.RowCounts;
import dev.swraudit.report.files.OutputDirectory;

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

	private final CsvFiles files;

	private final CsvEncoder encoder;

	private final int pageRows;

	public CsvExport(JdbcClient jdbc, CsvProperties properties) {
		this(jdbc, properties, PAGE_ROWS);
	}

	CsvExport(JdbcClient jdbc, CsvProperties properties, int pageRows) {
		this.jdbc = jdbc;
		this.files = new CsvFiles(properties);
		this.encoder = this.files.encoder();
		this.pageRows = pageRows;
	}

	/**
	 * Writes the files. The largest one is written in the background, unless there is a
	 * filter: then other files need the repositories and users found in permissions.csv.
	 * @param exported the filter; receives the exported users and findings
	 * @return counts of the rows
	 */
	public RowCounts write(int auditId, ExportedRows exported, OutputDirectory directory, Runnable beforeEachPage) {
		ExportFilter filter = exported.filter();
		RowCounts counts = new RowCounts();
		KeysetPager pages = new KeysetPager(this.jdbc, auditId, this.pageRows, beforeEachPage);
		KeysetPager lists = new KeysetPager(this.jdbc, auditId, Math.max(1, this.pageRows / 2), beforeEachPage);
		KeysetPager records = new KeysetPager(this.jdbc, auditId, this.pageRows * RECORDS_FACTOR, beforeEachPage);
		PermissionCsv permissions = new PermissionCsv(this.jdbc, auditId, this.encoder, exported);
		RecordCsv repositories = new RecordCsv(this.jdbc, this.encoder, filter);
		OutputDirectory.Content permissionRows = content(CsvTable.PERMISSIONS.header(),
				(csv) -> permissions.write(lists, csv));
		if (!filter.isAll()) {
			directory.write(CsvTable.PERMISSIONS.fileName(), permissionRows);
		}
		else {
			directory.writeInBackground(CsvTable.PERMISSIONS.fileName(), permissionRows);
		}
		if (filter.hasObject()) {
			new LastHolders(this.jdbc, this.pageRows).addTo(exported, auditId, beforeEachPage);
		}
		IntPredicate wanted = wanted(pages, filter, permissions);
		directory.write(CsvTable.REPOSITORIES.fileName(),
				content(CsvTable.REPOSITORIES.header(), (csv) -> repositories.write(records, wanted, counts, csv)));
		directory.write(CsvTable.FINDINGS.fileName(),
				content(CsvTable.FINDINGS.header(), (csv) -> writeFindings(pages, exported, counts, csv)));
		directory.write(OrganizationCsv.FILE, content(OrganizationCsv.HEADER,
				(csv) -> new OrganizationCsv(this.jdbc, this.encoder, filter).write(auditId, wanted, counts, csv)));
		directory.write(NotInInputCsv.FILE, content(NotInInputCsv.HEADER,
				(csv) -> new NotInInputCsv(this.jdbc, this.encoder, filter).write(auditId, csv)));
		directory.write(CsvTable.USERS.fileName(),
				content(CsvTable.USERS.header(), (csv) -> writeUsers(pages, exported, counts, csv)));
		directory.write(CsvTable.REVIEW.fileName(),
				content(CsvTable.REVIEW.header(), (csv) -> writeReview(pages, exported, csv)));
		directory.write(CsvTable.DECISIONS.fileName(),
				content(CsvTable.DECISIONS.header(), (csv) -> writeDecisions(pages, exported, csv)));
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

	private OutputDirectory.Content content(List<String> header, CsvFiles.Rows rows) {
		return this.files.content(header, rows);
	}

	private void writeFindings(KeysetPager pages, ExportedRows exported, RowCounts counts, CsvWriter csv)
			throws IOException {
		new TableCsv(this.encoder, CsvTable.FINDINGS, CsvTable.FINDING).write(pages, exported.filter(), (row) -> {
			boolean matches = matches(row, exported);
			if (matches) {
				counts.addFinding(FindingRows.facts(row));
				exported.addFinding(row.getString("fingerprint"));
			}
			return matches;
		}, csv);
	}

	private void writeReview(KeysetPager pages, ExportedRows exported, CsvWriter csv) throws IOException {
		new TableCsv(this.encoder, CsvTable.REVIEW, CsvTable.REVIEWED).write(pages, exported.filter(),
				(row) -> matches(row, exported), csv);
	}

	private void writeDecisions(KeysetPager pages, ExportedRows exported, CsvWriter csv) throws IOException {
		new TableCsv(this.encoder, CsvTable.DECISIONS, CsvTable.DECISION).write(pages, exported.filter(),
				(row) -> exported.hasFinding(row.getString("fingerprint").toLowerCase(Locale.ROOT)), csv);
	}

	private void writeUsers(KeysetPager pages, ExportedRows exported, RowCounts counts, CsvWriter csv)
			throws IOException {
		new TableCsv(this.encoder, CsvTable.USERS, CsvTable.USER).write(pages, exported.filter(), (row) -> {
			boolean matches = exported.hasUser(row.getString("user_id"));
			if (matches) {
				counts.addUser();
			}
			return matches;
		}, csv);
	}

	private static boolean matches(ResultSet row, ExportedRows exported) throws SQLException {
		return exported.matches(row.getString("namespace"), row.getString("repository"), row.getString("user_id"));
	}

}
