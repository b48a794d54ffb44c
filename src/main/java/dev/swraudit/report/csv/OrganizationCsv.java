package dev.swraudit.report.csv;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;

import dev.swraudit.ledger.IdRange;
import dev.swraudit.permission.CodePointOrder;
import dev.swraudit.report.data.ExportFilter;
import dev.swraudit.report.data.RowCounts;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Writer of the rows of {@code organizations.csv}.
 */
public final class OrganizationCsv {

	/** Name of the file. */
	public static final String FILE = "organizations.csv";

	static final List<String> HEADER = List.of("namespace", "outcome", "http_status", "error_code", "message",
			"creator_name", "permission_count", "manager_count", "non_creator_manager_count", "listed_user_count",
			"listed_repository_count", "record_count", "read_at", "exception_id");

	private static final String SELECT = """
			select namespace, outcome, http_status, error_code, message, creator_name, permission_count, manager_count,
			  non_creator_manager_count, listed_user_count, listed_repository_count, record_count, read_at, repository_id,
			  exception_id
			from stored_organizations
			where list_id > :after and list_id < :end
			""";

	private final JdbcClient jdbc;

	private final CsvEncoder encoder;

	private final ExportFilter filter;

	OrganizationCsv(JdbcClient jdbc, CsvEncoder encoder, ExportFilter filter) {
		this.jdbc = jdbc;
		this.encoder = encoder;
		this.filter = filter;
	}

	/**
	 * Writes the rows that match the filter, in the order of names.
	 * @param wanted condition on the row id of the organization
	 * @param counts counters of the rows
	 */
	void write(int auditId, IntPredicate wanted, RowCounts counts, CsvWriter csv) throws IOException {
		IdRange rows = IdRange.targets(auditId);
		List<Row> organizations = new ArrayList<>(
				this.jdbc.sql(SELECT).param("after", rows.after()).param("end", rows.end()).query(Row::read).list());
		organizations.removeIf((row) -> !this.filter.matches(row.namespace(), "") || !wanted.test(row.repositoryId()));
		organizations.sort(Comparator.comparing(Row::namespace, CodePointOrder::compareText));
		for (Row row : organizations) {
			counts.addOrganization(row.outcome());
			csv.add(this.encoder.text(row.namespace())).add(CsvEncoder.plain(row.outcome()));
			csv.add(CsvEncoder.plain(row.httpStatus()));
			csv.add(this.encoder.text(row.errorCode())).add(this.encoder.text(row.message()));
			csv.add(this.encoder.text(row.creatorName()));
			for (String number : row.numbers()) {
				csv.add(CsvEncoder.plain(number));
			}
			csv.add(CsvEncoder.plain(row.readAt())).add(this.encoder.text(row.exceptionId())).end();
		}
	}

	/**
	 * Organization with its numbers as text.
	 */
	private record Row(String namespace, @Nullable String outcome, @Nullable String httpStatus,
			@Nullable String errorCode, @Nullable String message, @Nullable String creatorName,
			List<@Nullable String> numbers, @Nullable String readAt, int repositoryId, @Nullable String exceptionId) {

		private static final int FIRST_NUMBER = 7;

		private static final int LAST_NUMBER = 12;

		static Row read(ResultSet row, int number) throws SQLException {
			List<@Nullable String> numbers = new ArrayList<>();
			for (int column = FIRST_NUMBER; column <= LAST_NUMBER; column++) {
				numbers.add(row.getString(column));
			}
			OffsetDateTime readAt = row.getObject("read_at", OffsetDateTime.class);
			return new Row(row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5),
					row.getString(6), numbers,
					(readAt != null) ? readAt.toInstant().truncatedTo(ChronoUnit.SECONDS).toString() : null,
					row.getInt("repository_id"), row.getString("exception_id"));
		}

	}

}
