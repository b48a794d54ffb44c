package dev.swraudit.report.csv;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Locale;

import dev.swraudit.decision.DecisionKind;
import dev.swraudit.finding.FindingChange;
import dev.swraudit.finding.FindingFacts;
import dev.swraudit.finding.FindingState;
import dev.swraudit.finding.Resolution;
import dev.swraudit.finding.Rule;
import org.jspecify.annotations.Nullable;

/**
 * Conversion of rows of the view of findings.
 */
final class FindingRows {

	private FindingRows() {
	}

	/** Returns the facts of a row that totals depend on. */
	static FindingFacts facts(ResultSet row) throws SQLException {
		FindingState state = FindingState.valueOf(row.getString("state"));
		String before = row.getString("state_before");
		String resolution = row.getString("resolution");
		String decision = row.getString("decision");
		return new FindingFacts(Rule.of(row.getString("rule")), FindingChange.valueOf(row.getString("change")), state,
				(before != null) ? FindingState.valueOf(before) : null,
				(resolution != null) ? Resolution.valueOf(resolution) : null,
				(decision != null) ? DecisionKind.valueOf(decision.toUpperCase(Locale.ROOT)) : null,
				state == FindingState.OPEN && isBefore(row.getObject("revoke_by", LocalDate.class),
						row.getObject("audit_date", LocalDate.class)));
	}

	private static boolean isBefore(@Nullable LocalDate day, LocalDate auditDate) {
		return day != null && day.isBefore(auditDate);
	}

}
