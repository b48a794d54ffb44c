package dev.swraudit.report;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reads an audit's numbers from the database.
 */
public final class FactsReader {

	private static final List<String> OUTCOMES = List.of("AUDITED", "NOT_FOUND", "FORBIDDEN", "FAILED", "INVALID",
			"DUPLICATE");

	private static final List<String> VERDICTS = List.of("NOT_FLAGGED", "FLAGGED", "UNDETERMINED", "NOT_AUDITED");

	private static final List<String> CHANGES = List.of("NEW", "EXISTING", "RESOLVED", "UNVERIFIED");

	private static final List<String> STATES = List.of("OPEN", "EXCEPTED", "CLOSED");

	private static final String IDENTITY = """
			select scope, audit_date, revision, endpoint, started_at from audits where audit_id = :audit
			""";

	private static final String AUDIT = """
			select input_sha256, too_many_vanished from audit where id = :audit
			""";

	private static final String TOTAL = """
			select count(*) from target where id > :after and id < :end
			""";

	private static final String RECORDS = """
			select outcome, count(*) from outcome where target_id > :after and target_id < :end group by outcome
			""";

	private static final String VERDICT_COUNTS = """
			select verdict, count(*) from assessment where target_id > :after and target_id < :end group by verdict
			""";

	private static final String PERMISSIONS = """
			select count(*) from permission where id > :after and id < :end
			""";

	private static final String FINDINGS = """
			select change, state, count(*) from finding where id > :after and id < :end group by change, state
			""";

	private final JdbcClient jdbc;

	FactsReader(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Which audit it is.
	 */
	public AuditIdentity identity(int auditId) {
		return this.jdbc.sql(IDENTITY).param("audit", auditId).query(FactsReader::identity).single();
	}

	/**
	 * The audit's numbers. They are counted, not taken from what a run remembers.
	 * @param auditId key of the audit
	 * @param run what the ending run knows
	 */
	public AuditFacts read(int auditId, RunFacts run) {
		KeyRange targets = KeyRange.targets(auditId);
		Map<String, Long> changes = zeros(CHANGES);
		Map<String, Long> states = zeros(STATES);
		in(FINDINGS, KeyRange.findings(auditId)).query((row) -> {
			changes.merge(CHANGES.get(row.getInt(1) - 1), row.getLong(3), Long::sum);
			states.merge(STATES.get(row.getInt(2) - 1), row.getLong(3), Long::sum);
		});
		Map<String, Object> audit = this.jdbc.sql(AUDIT).param("audit", auditId).query().singleRow();
		return new AuditFacts(auditId, identity(auditId), (String) audit.get("input_sha256"),
				Boolean.TRUE.equals(audit.get("too_many_vanished")), count(TOTAL, targets),
				counts(RECORDS, targets, OUTCOMES), counts(VERDICT_COUNTS, targets, VERDICTS),
				count(PERMISSIONS, KeyRange.permissions(auditId)), changes, states, run);
	}

	private static AuditIdentity identity(ResultSet row, int number) throws SQLException {
		return new AuditIdentity(row.getString(1), row.getObject(2, LocalDate.class), row.getInt(3), row.getString(4),
				row.getObject(5, OffsetDateTime.class).toInstant());
	}

	private JdbcClient.StatementSpec in(String sql, KeyRange keys) {
		return this.jdbc.sql(sql).param("after", keys.after()).param("end", keys.end());
	}

	private long count(String sql, KeyRange keys) {
		return in(sql, keys).query(Long.class).single();
	}

	private Map<String, Long> counts(String sql, KeyRange keys, List<String> names) {
		Map<String, Long> counts = zeros(names);
		in(sql, keys).query((row) -> {
			counts.merge(row.getString(1), row.getLong(2), Long::sum);
		});
		return counts;
	}

	private static Map<String, Long> zeros(List<String> names) {
		Map<String, Long> zeros = new LinkedHashMap<>();
		names.forEach((name) -> zeros.put(name, 0L));
		return zeros;
	}

}
