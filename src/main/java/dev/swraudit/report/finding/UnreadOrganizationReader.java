package dev.swraudit.report.finding;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import dev.swraudit.finding.Rule;
import dev.swraudit.ledger.IdRange;
import dev.swraudit.permission.CodePointOrder;
import dev.swraudit.report.data.AuditStatistics;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reader of the organizations whose grants were not read.
 */
public final class UnreadOrganizationReader {

	private static final String ORGANIZATIONS = """
			select left(namespace, 200) as namespace, outcome, http_status, error_code, message,
			  left(exception_id, 200) as exception_id
			from stored_organizations
			where list_id > :after and list_id < :end and (outcome is null or outcome <> 'AUDITED')
			""";

	private final JdbcClient jdbc;

	public UnreadOrganizationReader(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Reads the first organizations whose grants were not read, in the order of names. No
	 * query runs without any.
	 */
	public List<ReportedRecord> read(AuditStatistics statistics, int limit) {
		if (statistics.account().organizationsNotAudited() == 0) {
			return List.of();
		}
		IdRange rows = IdRange.targets(statistics.id());
		return this.jdbc.sql(ORGANIZATIONS)
			.param("after", rows.after())
			.param("end", rows.end())
			.query(UnreadOrganizationReader::organization)
			.stream()
			.sorted(Comparator.comparing(ReportedRecord::namespace, CodePointOrder::compareText))
			.limit(limit)
			.toList();
	}

	private static ReportedRecord organization(ResultSet row, int number) throws SQLException {
		return new ReportedRecord(0, row.getString("namespace"), "", row.getString("outcome"),
				row.getObject("http_status", Integer.class), row.getString("error_code"), row.getString("message"),
				null, null, null, null, row.getString("exception_id"), 0);
	}

}
