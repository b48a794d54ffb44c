package dev.swraudit.report.finding;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;

import dev.swraudit.decision.DecisionKind;
import dev.swraudit.message.UntrustedText;
import org.jspecify.annotations.Nullable;

/**
 * Decision of a reviewer on a finding: the one that holds, or the last one that held for
 * a resolved finding.
 *
 * @param decidedBy the reviewer
 * @param decidedOn date of the decision
 * @param keepUntil last day of a decision to keep; null for one to revoke
 * @param revokeBy last day to revoke; null if there is none
 * @param overdue whether the finding is open after that day
 */
public record ReportedDecision(DecisionKind kind, String decidedBy, LocalDate decidedOn, @Nullable LocalDate keepUntil,
		@Nullable LocalDate revokeBy, boolean overdue) {

	/** Columns of {@code stored_findings}. */
	public static final String COLUMNS = """
			decision, left(decided_by, 201) as decided_by, decided_on, keep_until, revoke_by,
			  state = 'OPEN' and revoke_by < audit_date as overdue
			""";

	private static final int LENGTH = 200;

	/** Reads the decision of a row; empty if it has none. */
	public static Optional<ReportedDecision> read(ResultSet row) throws SQLException {
		String kind = row.getString("decision");
		return (kind == null) ? Optional.empty()
				: Optional.of(new ReportedDecision(
						kind.equals(DecisionKind.KEEP.text()) ? DecisionKind.KEEP : DecisionKind.REVOKE,
						row.getString("decided_by"), row.getObject("decided_on", LocalDate.class),
						row.getObject("keep_until", LocalDate.class), row.getObject("revoke_by", LocalDate.class),
						row.getBoolean("overdue")));
	}

	/** Returns the reviewer without invisible characters. */
	public String reviewer() {
		return UntrustedText.escape(this.decidedBy, LENGTH);
	}

	/**
	 * Returns the decision in words, such as {@code keep until 2027-01-31 (Jane Doe)}.
	 */
	public String text() {
		String day = (this.keepUntil != null) ? " until " + this.keepUntil
				: (this.revokeBy != null) ? " by " + this.revokeBy : "";
		return this.kind.text() + day + " (" + reviewer() + ")";
	}

}
