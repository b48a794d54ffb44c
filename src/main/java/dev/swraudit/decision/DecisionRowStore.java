package dev.swraudit.decision;

import java.util.List;

import dev.swraudit.ledger.RowIds;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Store that inserts the rows of the decisions files of an audit, and what became of
 * them.
 */
public final class DecisionRowStore {

	private static final int BATCH = 2000;

	private static final int LONGEST_NOTE = 2000;

	private static final String INSERT = """
			insert into decision_row (id, audit_id, source, line, permission, decision, decided_by, decided_on, reason,
			  keep_until, revoke_by, fingerprint, status, note)
			values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
			""";

	private final JdbcTemplate jdbc;

	private final int auditId;

	private long position;

	public DecisionRowStore(JdbcTemplate jdbc, int auditId) {
		this.jdbc = jdbc;
		this.auditId = auditId;
	}

	/** Inserts the rows in their order. */
	public void insert(List<DecisionBook.RowResult> results) {
		this.jdbc.batchUpdate(INSERT, results, BATCH, (statement, result) -> {
			DecisionRow row = result.row();
			DecisionCells cells = row.cells();
			statement.setLong(1, RowIds.finding(this.auditId, this.position++));
			statement.setInt(2, this.auditId);
			statement.setString(3, row.source());
			statement.setLong(4, row.line());
			statement.setString(5, cells.permission());
			statement.setString(6, cells.decision());
			statement.setString(7, cells.decidedBy());
			statement.setString(8, cells.decidedOn());
			statement.setString(9, cells.reason());
			statement.setString(10, cells.keepUntil());
			statement.setString(11, cells.revokeBy());
			statement.setString(12, cells.fingerprint());
			statement.setInt(13, result.status().code());
			statement.setString(14, result.note().substring(0, Math.min(result.note().length(), LONGEST_NOTE)));
		});
	}

}
