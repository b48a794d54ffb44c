package dev.swraudit.report.csv;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.function.IntPredicate;

import dev.swraudit.permission.AccountNameCache;
import dev.swraudit.report.data.ExportFilter;
import dev.swraudit.report.data.RowCounts;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Writer of the rows of {@code repositories.csv}. It reads the tables below the view
 * {@code repositories}, so that it encodes creators and times, which many rows share,
 * only once.
 */
final class RecordCsv {

	private static final byte[] EMPTY = {};

	private final CsvEncoder encoder;

	private final ExportFilter filter;

	private final AccountNameCache<byte[]> creators;

	private @Nullable Instant second;

	private byte[] secondCell = EMPTY;

	RecordCsv(JdbcClient jdbc, CsvEncoder encoder, ExportFilter filter) {
		this.encoder = encoder;
		this.filter = filter;
		this.creators = new AccountNameCache<>(jdbc, encoder::cells);
	}

	/**
	 * Writes the rows that match the filter.
	 * @param wanted condition on the id of the repository, which is 0 for an invalid
	 * record
	 * @param counts counters of the rows
	 */
	void write(KeysetPager pages, IntPredicate wanted, RowCounts counts, CsvWriter csv) throws IOException {
		String page = CsvTable.REPOSITORIES.select(this.filter);
		pages.forEach(CsvTable.REPOSITORIES, (after, last) -> {
			List<Row> rows = pages.select(page, this.filter, after, last).query(Row::read).list();
			rows.removeIf((row) -> !this.filter.matches(row.namespace(), row.repository()));
			this.creators.expect(rows.stream().map(Row::creator).filter(Objects::nonNull).distinct().toList());
			for (Row row : rows) {
				if (wanted.test(row.repositoryId())) {
					write(row, csv);
					counts.addRecord(row.outcome(), row.verdict());
				}
			}
		});
	}

	private void write(Row row, CsvWriter csv) throws IOException {
		csv.add(CsvEncoder.plain(row.line()))
			.add(this.encoder.text(row.namespace()))
			.add(this.encoder.text(row.repository()));
		csv.add(CsvEncoder.plain(row.outcome())).add(CsvEncoder.plain(row.httpStatus()));
		csv.add(this.encoder.text(row.errorCode())).add(this.encoder.text(row.message()));
		csv.add((row.creator() != null) ? this.creators.get(row.creator()) : CsvEncoder.NO_ACCOUNT);
		csv.add(CsvEncoder.plain(row.creatorBasis())).add(CsvEncoder.plain(row.permissions()));
		csv.add(CsvEncoder.plain(row.managers())).add(CsvEncoder.plain(row.nonCreatorManagers()));
		csv.add(CsvEncoder.plain(row.verdict()))
			.add(CsvEncoder.plain(row.openFindings()))
			.add(second(row.readAt()))
			.add(CsvEncoder.plain(row.listed()))
			.add(this.encoder.text(row.exceptionId()))
			.end();
	}

	private byte[] second(@Nullable OffsetDateTime readAt) {
		if (readAt == null) {
			return EMPTY;
		}
		Instant instant = readAt.toInstant().truncatedTo(ChronoUnit.SECONDS);
		if (!instant.equals(this.second)) {
			this.second = instant;
			this.secondCell = CsvEncoder.plain(instant.toString());
		}
		return this.secondCell;
	}

	/**
	 * Record with its numbers as text.
	 *
	 * @param creator account id of the creator; null if unknown
	 * @param repositoryId id of the repository; 0 if the record names none
	 */
	record Row(String line, String namespace, String repository, @Nullable String outcome, @Nullable String httpStatus,
			@Nullable String errorCode, @Nullable String message, @Nullable Integer creator,
			@Nullable String creatorBasis, @Nullable String permissions, @Nullable String managers,
			@Nullable String nonCreatorManagers, @Nullable String verdict, @Nullable String openFindings,
			@Nullable OffsetDateTime readAt, int repositoryId, @Nullable String listed, @Nullable String exceptionId) {

		private static final String NAMESPACE = nameOr("n.name", "namespace");

		private static final String REPOSITORY = nameOr("r.name", "repository");

		static final String COLUMNS = "t.line, " + NAMESPACE + ", " + REPOSITORY
				+ ", o.outcome, o.http_status, o.error_code, o.message, o.creator_account_id, o.creator_basis, "
				+ "o.permission_count, e.manager_count, e.non_creator_manager_count, e.verdict, e.open_finding_count, "
				+ "o.read_at, t.repository_id, e.listed, (select g.exception_id from accepted_exception g where g.id ="
				+ " e.accepted_exception_id)";

		/** Falls back to the text of the input for a record that names no repository. */
		private static String nameOr(String name, String cell) {
			return "coalesce(" + name + ", (select x." + cell + " from rejected_record x where x.target_id = t.id))";
		}

		static Row read(ResultSet row, int number) throws SQLException {
			return new Row(row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5),
					row.getString(6), row.getString(7), row.getObject(8, Integer.class), row.getString(9),
					row.getString(10), row.getString(11), row.getString(12), row.getString(13), row.getString(14),
					row.getObject(15, OffsetDateTime.class), row.getInt(16), CsvColumnType.FLAG.read(row, 17),
					row.getString(18));
		}

	}

}
