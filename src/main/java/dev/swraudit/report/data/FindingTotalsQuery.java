package dev.swraudit.report.data;

import java.sql.ResultSet;
import java.sql.SQLException;

import dev.swraudit.decision.DecisionKind;
import dev.swraudit.finding.FindingChange;
import dev.swraudit.finding.FindingFacts;
import dev.swraudit.finding.FindingState;
import dev.swraudit.finding.FindingTotals;
import dev.swraudit.finding.Resolution;
import dev.swraudit.finding.Rule;
import dev.swraudit.ledger.IdRange;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Query for the totals of the findings of an audit.
 */
final class FindingTotalsQuery {

	private static final String SELECT = """
			select rule, change, state, state_before, resolution, decision, overdue, count(*)
			from (
			  select f.rule, f.change, f.state, f.state_before, f.resolution,
			    case when f.decision_holds or f.state = 3 then d.kind end as decision,
			    f.state = 1 and f.decision_holds and d.revoke_by < a.audit_date as overdue
			  from finding f
			  join audit a on a.id = :audit
			  left join decision d on d.id = f.decision_id
			  where f.id > :after and f.id < :end
			) facts
			group by rule, change, state, state_before, resolution, decision, overdue
			""";

	private FindingTotalsQuery() {
	}

	/**
	 * Counts the findings of an audit in the database, by the facts that totals depend
	 * on.
	 */
	static FindingTotals read(JdbcClient jdbc, int auditId) {
		IdRange findings = IdRange.findings(auditId);
		FindingTotals totals = new FindingTotals();
		jdbc.sql(SELECT)
			.param("audit", auditId)
			.param("after", findings.after())
			.param("end", findings.end())
			.query((row) -> {
				totals.add(facts(row), row.getLong(8));
			});
		return totals;
	}

	private static FindingFacts facts(ResultSet row) throws SQLException {
		Integer before = row.getObject(4, Integer.class);
		Integer resolution = row.getObject(5, Integer.class);
		Integer decision = row.getObject(6, Integer.class);
		return new FindingFacts(Rule.of(row.getInt(1)), FindingChange.of(row.getInt(2)), FindingState.of(row.getInt(3)),
				(before != null) ? FindingState.of(before) : null,
				(resolution != null) ? Resolution.of(resolution) : null,
				(decision != null) ? DecisionKind.of(decision) : null, row.getBoolean(7));
	}

}
