package dev.swraudit.report.change;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;

import dev.swraudit.finding.FindingState;
import dev.swraudit.finding.Resolution;
import dev.swraudit.finding.Rule;
import org.jspecify.annotations.Nullable;

/**
 * Row of a finding that changed since the baseline.
 *
 * @param id row id, in the order of findings.csv
 * @param stateBefore state in the baseline; null if it is not there, or closed
 * @param userName name of the holder; empty if there is none
 * @param personId id of the person behind the holder; null if it is not known
 * @param heldObjects number of objects of a finding on a user; 0 for other findings
 * @param resolution null unless it is resolved
 */
record ChangedFinding(long id, FindingState state, @Nullable FindingState stateBefore, Rule rule, long auth,
		int repositoryId, int namespaceId, String userId, String userName, @Nullable Integer personId, int heldObjects,
		@Nullable LocalDate lastAbsent, LocalDate firstSeen, @Nullable Resolution resolution) {

	static ChangedFinding read(ResultSet row, int number) throws SQLException {
		Integer before = row.getObject(3, Integer.class);
		Integer resolution = row.getObject(14, Integer.class);
		return new ChangedFinding(row.getLong(1), FindingState.of(row.getInt(2)),
				(before != null) ? FindingState.of(before) : null, Rule.of(row.getInt(4)), row.getLong(5),
				row.getInt(6), row.getInt(7), row.getString(8), row.getString(9), row.getObject(10, Integer.class),
				row.getInt(11), row.getObject(12, LocalDate.class), row.getObject(13, LocalDate.class),
				(resolution != null) ? Resolution.of(resolution) : null);
	}

	boolean isResolved() {
		return this.state == FindingState.CLOSED;
	}

	boolean isReopened() {
		return !isResolved() && this.stateBefore == FindingState.ACCEPTED;
	}

}
