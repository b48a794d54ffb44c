package dev.swraudit.evaluation;

import java.util.List;

import dev.swraudit.finding.FindingState;
import dev.swraudit.ledger.AuditKey;
import dev.swraudit.ledger.AuditLedger;
import dev.swraudit.ledger.IdRange;
import dev.swraudit.target.RepositoryName;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Repositories of the audit that another one will be compared with.
 */
@Component
public class BaselineRepositories {

	private static final String WITH_FINDINGS = """
			select distinct n.name, r.name
			from finding f
			join repository r on r.id = f.repository_id
			join namespace n on n.id = r.namespace_id
			where f.id > ? and f.id < ? and f.state <> ? and r.name <> ''
			""";

	private final JdbcTemplate jdbc;

	private final AuditLedger ledger;

	BaselineRepositories(JdbcTemplate jdbc, AuditLedger ledger) {
		this.jdbc = jdbc;
		this.ledger = ledger;
	}

	/**
	 * Returns the repositories with findings in the baseline that are not closed.
	 * @param key the audit that will be compared with the baseline
	 */
	public List<RepositoryName> withFindings(AuditKey key) {
		return this.ledger.published(key.scope())
			.stream()
			.filter((audit) -> audit.key().isBefore(key))
			.findFirst()
			.map((baseline) -> withFindings(IdRange.findings(baseline.id())))
			.orElse(List.of());
	}

	private List<RepositoryName> withFindings(IdRange findings) {
		return this.jdbc.query(WITH_FINDINGS, (row, number) -> new RepositoryName(row.getString(1), row.getString(2)),
				findings.after(), findings.end(), FindingState.CLOSED.code());
	}

}
