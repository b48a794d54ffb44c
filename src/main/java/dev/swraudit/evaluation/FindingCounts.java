package dev.swraudit.evaluation;

import dev.swraudit.ledger.Audit;
import dev.swraudit.ledger.IdRange;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Counts of the open findings of an audit.
 */
@Component
public class FindingCounts {

	private static final String COUNT_OPEN = "select count(*) from finding where id > ? and id < ? and state = 1";

	private final JdbcTemplate jdbc;

	FindingCounts(JdbcTemplate jdbc) {
		this.jdbc = jdbc;
	}

	/** Returns the number of open findings. */
	public long open(Audit audit) {
		return count(audit, COUNT_OPEN);
	}

	/**
	 * Returns the number of open findings that are new, or were accepted in the baseline.
	 */
	public long newOrReopened(Audit audit) {
		return count(audit, COUNT_OPEN + " and (state_before is null or state_before = 2)");
	}

	private long count(Audit audit, String sql) {
		IdRange findings = IdRange.findings(audit.id());
		Long count = this.jdbc.queryForObject(sql, Long.class, findings.after(), findings.end());
		return (count != null) ? count : 0;
	}

}
