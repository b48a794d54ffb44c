package dev.swraudit.report.finding;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;

import dev.swraudit.finding.FindingChange;
import dev.swraudit.finding.FindingState;
import dev.swraudit.finding.Rule;

/**
 * Row of a finding, without names.
 *
 * @param id row id, in the order of findings.csv
 * @param repositoryId id of the repository
 * @param accountId account id of the holder
 * @param firstSeen date of the first audit that found it
 */
record StoredFinding(long id, int repositoryId, int accountId, Rule rule, FindingChange change, FindingState state,
		LocalDate firstSeen) {

	static final String COLUMNS = "id, repository_id, account_id, rule, change, state, first_seen";

	static StoredFinding read(ResultSet row, int number) throws SQLException {
		return new StoredFinding(row.getLong(1), row.getInt(2), row.getInt(3), Rule.of(row.getInt(4)),
				FindingChange.of(row.getInt(5)), FindingState.of(row.getInt(6)), row.getObject(7, LocalDate.class));
	}

	boolean isOpen() {
		return this.state == FindingState.OPEN;
	}

	boolean isNewAndOpen() {
		return isOpen() && this.change == FindingChange.NEW;
	}

	/** Returns the sort order: the lower, the more urgent. */
	int rank() {
		return isNewAndOpen() ? 0 : isOpen() ? 1 : 2;
	}

}
