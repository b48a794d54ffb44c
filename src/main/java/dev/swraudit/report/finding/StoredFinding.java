package dev.swraudit.report.finding;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;

import dev.swraudit.finding.FindingChange;
import dev.swraudit.finding.FindingState;
import dev.swraudit.finding.Rule;
import org.jspecify.annotations.Nullable;

/**
 * Row of a finding, without names.
 *
 * @param id row id, in the order of findings.csv
 * @param repositoryId id of the repository
 * @param accountId account id of the holder
 * @param stateBefore state in the baseline; null if it is not there, or closed
 * @param firstSeen date of the first audit that found it
 */
record StoredFinding(long id, int repositoryId, int accountId, Rule rule, FindingChange change, FindingState state,
		@Nullable FindingState stateBefore, LocalDate firstSeen) {

	static final String COLUMNS = "id, repository_id, account_id, rule, change, state, state_before, first_seen";

	static StoredFinding read(ResultSet row, int number) throws SQLException {
		Integer before = row.getObject(7, Integer.class);
		return new StoredFinding(row.getLong(1), row.getInt(2), row.getInt(3), Rule.of(row.getInt(4)),
				FindingChange.of(row.getInt(5)), FindingState.of(row.getInt(6)),
				(before != null) ? FindingState.of(before) : null, row.getObject(8, LocalDate.class));
	}

	boolean isOpen() {
		return this.state == FindingState.OPEN;
	}

	boolean isNewAndOpen() {
		return isOpen() && this.change == FindingChange.NEW;
	}

	boolean isReopened() {
		return isOpen() && this.stateBefore == FindingState.ACCEPTED;
	}

	/** Returns the sort order: the lower, the more urgent. */
	int rank() {
		return isNewAndOpen() ? 0 : isReopened() ? 1 : isOpen() ? 2 : 3;
	}

}
