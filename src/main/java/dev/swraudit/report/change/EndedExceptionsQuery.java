package dev.swraudit.report.change;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import dev.swraudit.ledger.IdRange;
import dev.swraudit.report.data.AuditStatistics;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Query for the findings that the end of an exception has reopened.
 */
public final class EndedExceptionsQuery {

	private static final String REOPENED = """
			select f.repository_id, f.rule, u.user_id
			from finding f join account u on u.id = f.account_id
			where f.id > :after and f.id < :end and f.state = 1 and f.state_before = 2
			""";

	private static final String COVERED = """
			select b.repository_id, b.rule, u.user_id, x.exception_id
			from finding b
			join account u on u.id = b.account_id
			join accepted_exception x on x.id = b.accepted_exception_id
			where b.id > :after and b.id < :end and b.accepted_exception_id is not null
			""";

	private final JdbcClient jdbc;

	private final BaselineQuery baseline;

	public EndedExceptionsQuery(JdbcClient jdbc) {
		this.jdbc = jdbc;
		this.baseline = new BaselineQuery(jdbc);
	}

	/**
	 * Returns the number of reopened findings by the id of the exception that covered
	 * them in the baseline. It is empty if the baseline is no longer stored.
	 */
	public Map<String, Long> read(AuditStatistics statistics) {
		Map<String, Long> counts = new TreeMap<>();
		if (statistics.movement().reopened() > 0) {
			this.baseline.id(statistics).ifPresent((baseline) -> count(statistics.id(), baseline, counts));
		}
		return counts;
	}

	private void count(int auditId, int baseline, Map<String, Long> counts) {
		Set<Key> reopened = new HashSet<>();
		in(REOPENED, auditId).query((row) -> {
			reopened.add(new Key(row.getInt(1), row.getInt(2), row.getString(3)));
		});
		in(COVERED, baseline).query((row) -> {
			if (reopened.contains(new Key(row.getInt(1), row.getInt(2), row.getString(3)))) {
				counts.merge(row.getString(4), 1L, Long::sum);
			}
		});
	}

	private JdbcClient.StatementSpec in(String sql, int auditId) {
		IdRange findings = IdRange.findings(auditId);
		return this.jdbc.sql(sql).param("after", findings.after()).param("end", findings.end());
	}

	/**
	 * Key of a finding.
	 */
	private record Key(int repositoryId, int rule, String userId) {

	}

}
