package dev.swraudit.report.finding;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;

import dev.swraudit.ledger.IdRange;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reader of the resolved findings of an audit, in the order of findings.csv.
 */
final class ResolvedFindings {

	private static final String FIRST = """
			select v.rule, left(v.namespace, 200) as namespace, left(v.repository, 200) as repository,
			  left(v.user_id, 201) as user_id, left(v.user_name, 201) as user_name, v.permission, v.resolution,
			  v.first_seen, v.last_verified, %s
			from (
			  select id from finding where id > :after and id < :end and change = 3
			  order by id fetch first :limit rows only
			) chosen
			join stored_findings v on v.finding_id = chosen.id
			order by v.finding_id
			""".formatted(ReportedDecision.COLUMNS);

	private final JdbcClient jdbc;

	ResolvedFindings(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Reads the first resolved findings.
	 * @param limit maximum number of findings
	 */
	List<ResolvedFinding> first(int auditId, int limit) {
		IdRange keys = IdRange.findings(auditId);
		return List.copyOf(this.jdbc.sql(FIRST)
			.param("after", keys.after())
			.param("end", keys.end())
			.param("limit", limit)
			.query(ResolvedFindings::finding)
			.list());
	}

	private static ResolvedFinding finding(ResultSet row, int number) throws SQLException {
		return new ResolvedFinding(row.getString("rule"), row.getString("namespace"), row.getString("repository"),
				row.getString("user_id"), row.getString("user_name"), row.getString("permission"),
				row.getString("resolution"), row.getObject("first_seen", LocalDate.class),
				row.getObject("last_verified", LocalDate.class), ReportedDecision.read(row).orElse(null));
	}

}
