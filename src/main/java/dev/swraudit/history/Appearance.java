package dev.swraudit.history;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import dev.swraudit.decision.Decision;
import dev.swraudit.decision.DecisionKind;
import dev.swraudit.finding.Resolution;
import dev.swraudit.history.reading.AuditInHistory;
import org.jspecify.annotations.Nullable;

/**
 * Rows of one appearance of a finding.
 *
 * @param first the first row
 * @param lastOpen the last row that is not closed
 * @param last the last row
 * @param inOpening whether the first publication of the period has a row
 */
record Appearance(FindingRow first, FindingRow lastOpen, FindingRow last, boolean inOpening) {

	/**
	 * Returns the appearances of a finding. An appearance begins with a row that is not
	 * closed, and ends with a row that is.
	 * @param rows the rows of the finding in the order of the audits
	 * @param opening the position of the first publication of the period
	 */
	static List<Appearance> of(List<FindingRow> rows, int opening) {
		List<Appearance> appearances = new ArrayList<>();
		Appearance current = null;
		for (FindingRow row : rows) {
			if (current != null) {
				current = current.with(row, opening);
			}
			else if (!row.isClosed()) {
				current = new Appearance(row, row, row, row.audit() == opening);
			}
			if (current != null && row.isClosed()) {
				appearances.add(current);
				current = null;
			}
		}
		if (current != null) {
			appearances.add(current);
		}
		return appearances;
	}

	private Appearance with(FindingRow row, int opening) {
		return new Appearance(this.first, row.isClosed() ? this.lastOpen : row, row,
				this.inOpening || row.audit() == opening);
	}

	/** Returns the row id of the exception that accepted it last; null if none did. */
	@Nullable Long exceptionId() {
		return this.lastOpen.exceptionId();
	}

	/** Returns the date of the audit that closed it; null if it is not closed. */
	@Nullable LocalDate closedOn(List<AuditInHistory> audits) {
		return this.last.isClosed() ? audits.get(this.last.audit()).date() : null;
	}

	/**
	 * Returns the result.
	 * @param decision the decision of the last row; null if there is none
	 * @param closedOn date of the audit that closed it; null if it is not closed
	 */
	FindingResult result(@Nullable Decision decision, @Nullable LocalDate closedOn) {
		DecisionKind kind = (decision != null) ? decision.kind() : null;
		if (closedOn != null) {
			return closedResult(decision, closedOn);
		}
		if (kind == DecisionKind.KEEP) {
			return FindingResult.KEPT;
		}
		if (exceptionId() != null) {
			return FindingResult.ACCEPTED_BY_EXCEPTION;
		}
		return (kind == DecisionKind.REVOKE) ? FindingResult.NOT_REVOKED : FindingResult.UNDECIDED;
	}

	private FindingResult closedResult(@Nullable Decision decision, LocalDate closedOn) {
		if (decision == null) {
			return (exceptionId() != null) ? FindingResult.ENDED_OTHERWISE : FindingResult.ENDED_UNDECIDED;
		}
		Resolution resolution = this.last.resolution();
		if (decision.kind() == DecisionKind.REVOKE && resolution == Resolution.LOWERED) {
			return FindingResult.LOWERED;
		}
		if (decision.kind() != DecisionKind.REVOKE || resolution != Resolution.REVOKED) {
			return FindingResult.ENDED_OTHERWISE;
		}
		LocalDate revokeBy = decision.revokeBy();
		return (revokeBy != null && closedOn.isAfter(revokeBy)) ? FindingResult.REVOKED_LATE : FindingResult.REVOKED;
	}

}
