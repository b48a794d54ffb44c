package dev.swraudit.report.finding;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

import dev.swraudit.decision.DecisionKind;
import dev.swraudit.finding.FindingChange;
import dev.swraudit.finding.Resolution;
import dev.swraudit.finding.ReviewCounts;
import dev.swraudit.ledger.IdRange;
import dev.swraudit.report.data.AuditStatistics;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reader of the findings with a decision to revoke that an audit resolved.
 */
public final class RevocationReader {

	private static final String FIRST = """
			select left(v.namespace, 200) as namespace, left(v.repository, 200) as repository,
			  left(v.user_id, 201) as user_id, left(v.user_name, 201) as user_name, v.permission, v.resolution, %s
			from (
			  select f.id from finding f join decision d on d.id = f.decision_id and d.kind = %d
			  where f.id > :after and f.id < :end and f.change = %d
			  order by f.id fetch first :limit rows only
			) chosen
			join stored_findings v on v.finding_id = chosen.id
			order by v.finding_id
			""".formatted(ReportedDecision.COLUMNS, DecisionKind.REVOKE.code(), FindingChange.RESOLVED.code());

	private final JdbcClient jdbc;

	public RevocationReader(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Reads the first of them in the order of findings.csv. No query runs without any.
	 * @param limit maximum number of findings
	 */
	public List<Revocation> read(AuditStatistics statistics, int limit) {
		ReviewCounts review = statistics.review();
		if (review.revoked() + review.lowered() + review.endedOtherwise() == 0) {
			return List.of();
		}
		IdRange keys = IdRange.findings(statistics.id());
		return List.copyOf(this.jdbc.sql(FIRST)
			.param("after", keys.after())
			.param("end", keys.end())
			.param("limit", limit)
			.query(RevocationReader::revocation)
			.list());
	}

	private static Revocation revocation(ResultSet row, int number) throws SQLException {
		return new Revocation(row.getString("namespace"), row.getString("repository"), row.getString("user_id"),
				row.getString("user_name"), row.getString("permission"),
				Resolution.valueOf(row.getString("resolution")), ReportedDecision.read(row).orElseThrow());
	}

}
