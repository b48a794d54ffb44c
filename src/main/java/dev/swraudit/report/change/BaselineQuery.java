package dev.swraudit.report.change;

import java.util.Optional;

import dev.swraudit.report.data.AuditReference;
import dev.swraudit.report.data.AuditStatistics;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Query for the row id of the baseline of an audit.
 */
final class BaselineQuery {

	private static final String BASELINE = """
			select id from audit
			where scope_id = (select scope_id from audit where id = :audit) and audit_date = :date
			  and revision = :revision and published
			order by edition desc
			fetch first 1 rows only
			""";

	private final JdbcClient jdbc;

	BaselineQuery(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** Returns the id; empty if there is no baseline, or if it is no longer stored. */
	Optional<Integer> id(AuditStatistics statistics) {
		AuditReference reference = statistics.run().comparedWith();
		if (reference == null) {
			return Optional.empty();
		}
		return this.jdbc.sql(BASELINE)
			.param("audit", statistics.id())
			.param("date", reference.auditDate())
			.param("revision", reference.revision())
			.query(Integer.class)
			.optional();
	}

}
