package dev.swraudit.report.change;

import java.sql.ResultSet;
import java.sql.SQLException;

import dev.swraudit.ledger.Outcome;
import dev.swraudit.report.change.UnreadObjects.UnreadObject;

/**
 * Row of an object that was not read.
 *
 * @param repositoryId id of the repository; 0 for an invalid record
 * @param accepted whether an exception accepts the gap
 */
record UnreadRow(long targetId, int repositoryId, boolean accepted, UnreadObject object) {

	static UnreadRow read(ResultSet row, int number) throws SQLException {
		return new UnreadRow(row.getLong(1), row.getInt(3), row.getBoolean(10),
				new UnreadObject(row.getString(5), row.getString(6), row.getInt(4), Outcome.valueOf(row.getString(2)),
						row.getObject(7, Integer.class), row.getString(8), row.getString(9)));
	}

	Outcome outcome() {
		return this.object.outcome();
	}

	String namespace() {
		return this.object.namespace();
	}

}
