package dev.swraudit.report.finding;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;

import dev.swraudit.finding.Change;
import dev.swraudit.finding.Rule;
import dev.swraudit.finding.State;

/**
 * A finding as its table holds it, without the names.
 *
 * @param id its key, in the order of findings.csv
 * @param repositoryId number of the repository
 * @param accountId number of the holder
 * @param firstSeen date of the first audit that found it
 */
record StoredFinding(long id, int repositoryId, int accountId, Rule rule, Change change, State state,
		LocalDate firstSeen) {

	static final String COLUMNS = "id, repository_id, account_id, rule, change, state, first_seen";

	static StoredFinding read(ResultSet row, int number) throws SQLException {
		return new StoredFinding(row.getLong(1), row.getInt(2), row.getInt(3), Rule.of(row.getInt(4)),
				Change.of(row.getInt(5)), State.of(row.getInt(6)), row.getObject(7, LocalDate.class));
	}

	boolean isOpen() {
		return this.state == State.OPEN;
	}

	boolean isNewAndOpen() {
		return isOpen() && this.change == Change.NEW;
	}

	/** Its urgency: the lower, the earlier it is shown. */
	int rank() {
		return isNewAndOpen() ? 0 : isOpen() ? 1 : 2;
	}

}
