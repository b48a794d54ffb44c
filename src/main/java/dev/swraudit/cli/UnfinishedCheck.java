package dev.swraudit.cli;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;

import dev.swraudit.ledger.AuditKey;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Names the unfinished audits of a scope, because a run names each of them once only.
 */
final class UnfinishedCheck {

	private static final String SUBJECT = "unfinished";

	private static final String UNFINISHED = """
			select a.audit_date, a.revision from audit a join scope s on s.id = a.scope_id
			where s.name = :scope and not a.published
			order by a.audit_date, a.revision
			""";

	private UnfinishedCheck() {
	}

	/**
	 * Runs the check.
	 * @param audit the audit that could begin; only earlier ones count
	 */
	static CheckResult run(DatabaseCheck database, AuditKey audit) throws SQLException {
		return database.look((file) -> result(List.of()), (connection) -> result(names(connection, audit)),
				(file) -> CheckResult.skipped(SUBJECT, "skipped: an active run has the database open"));
	}

	private static List<String> names(Connection connection, AuditKey audit) throws SQLException {
		return DatabaseCheck.tables(connection).map((jdbc) -> names(jdbc, audit)).orElse(List.of());
	}

	private static List<String> names(JdbcClient jdbc, AuditKey audit) {
		return jdbc.sql(UNFINISHED)
			.param("scope", audit.scope())
			.query((row, number) -> new AuditKey(audit.scope(), row.getObject(1, LocalDate.class), row.getInt(2)))
			.list()
			.stream()
			.filter((other) -> other.isBefore(audit))
			.map(AuditKey::directoryName)
			.toList();
	}

	private static CheckResult result(List<String> names) {
		boolean one = names.size() == 1;
		return names.isEmpty() ? CheckResult.ok(SUBJECT, "no earlier audit of the scope is unfinished")
				: CheckResult.warning(SUBJECT,
						names.size() + (one ? " audit of the scope is" : " audits of the scope are") + " unfinished: "
								+ String.join(", ", names),
						"continue or abandon " + (one ? "it" : "them")
								+ " with jobs/rerun.sh SCOPE DATE, or the same and 'abandon'");
	}

}
