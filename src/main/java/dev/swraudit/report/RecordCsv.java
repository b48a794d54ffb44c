package dev.swraudit.report;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.IntPredicate;

import org.jspecify.annotations.Nullable;

/**
 * The rows of {@code repositories.csv}, which are those of the view {@code repositories}.
 * Seconds, in which many repositories are read, are put into bytes once.
 */
final class RecordCsv {

	private static final byte[] EMPTY = {};

	private final CsvText text;

	private final ExportFilter filter;

	private @Nullable Instant second;

	private byte[] secondCell = EMPTY;

	RecordCsv(CsvText text, ExportFilter filter) {
		this.text = text;
		this.filter = filter;
	}

	/**
	 * Writes the rows that are wanted.
	 * @param wanted tells by its number whether a repository is; an invalid record's is 0
	 */
	void write(KeyPages pages, IntPredicate wanted, CsvLines csv) throws IOException {
		String page = CsvTable.REPOSITORIES.select(this.filter);
		pages.forEach(CsvTable.REPOSITORIES, (after, last) -> {
			List<Row> rows = pages.select(page, this.filter, after, last).query(Row::read).list();
			for (Row row : rows) {
				if (wanted.test(row.repositoryId())) {
					write(row, csv);
				}
			}
		});
	}

	private void write(Row row, CsvLines csv) throws IOException {
		csv.add(CsvText.plain(row.line())).add(this.text.text(row.namespace())).add(this.text.text(row.repository()));
		csv.add(CsvText.plain(row.outcome())).add(CsvText.plain(row.httpStatus()));
		csv.add(this.text.text(row.errorCode())).add(this.text.text(row.message()));
		csv.add(this.text.text(row.creatorId())).add(this.text.text(row.creatorName()));
		csv.add(CsvText.plain(row.creatorBasis())).add(CsvText.plain(row.permissions()));
		csv.add(CsvText.plain(row.managers())).add(CsvText.plain(row.nonCreatorManagers()));
		csv.add(CsvText.plain(row.verdict())).add(CsvText.plain(row.openFindings())).add(second(row.readAt())).end();
	}

	private byte[] second(@Nullable OffsetDateTime readAt) {
		if (readAt == null) {
			return EMPTY;
		}
		Instant instant = readAt.toInstant().truncatedTo(ChronoUnit.SECONDS);
		if (!instant.equals(this.second)) {
			this.second = instant;
			this.secondCell = CsvText.plain(instant.toString());
		}
		return this.secondCell;
	}

	/**
	 * A record, its numbers as text.
	 *
	 * @param repositoryId the repository's number; 0 where the record names none
	 */
	record Row(String line, String namespace, String repository, @Nullable String outcome, @Nullable String httpStatus,
			@Nullable String errorCode, @Nullable String message, @Nullable String creatorId,
			@Nullable String creatorName, @Nullable String creatorBasis, @Nullable String permissions,
			@Nullable String managers, @Nullable String nonCreatorManagers, @Nullable String verdict,
			@Nullable String openFindings, @Nullable OffsetDateTime readAt, int repositoryId) {

		static final String COLUMNS = "line, namespace, repository, outcome, http_status, error_code, message, "
				+ "creator_id, creator_name, creator_basis, permission_count, manager_count, "
				+ "non_creator_manager_count, verdict, open_finding_count, read_at, repository_id";

		static Row read(ResultSet row, int number) throws SQLException {
			return new Row(row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5),
					row.getString(6), row.getString(7), row.getString(8), row.getString(9), row.getString(10),
					row.getString(11), row.getString(12), row.getString(13), row.getString(14), row.getString(15),
					row.getObject(16, OffsetDateTime.class), row.getInt(17));
		}

	}

}
