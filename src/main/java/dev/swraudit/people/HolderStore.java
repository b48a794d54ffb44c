package dev.swraudit.people;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;

import dev.swraudit.ledger.RowIds;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Store that inserts the users of an audit in batches.
 */
final class HolderStore {

	private static final int BATCH = 2000;

	private static final int MAX_NAMES_LENGTH = 32_000;

	private static final String INSERT = """
			insert into holder (id, account_id, other_names, person_id, matched_by, repository_count, manage_count,
			  non_creator_manage_count, write_count, read_count, organization_manage_count, organization_write_count,
			  open_finding_count, first_seen)
			values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
			""";

	private final JdbcTemplate jdbc;

	private final int auditId;

	private long next;

	HolderStore(JdbcTemplate jdbc, int auditId) {
		this.jdbc = jdbc;
		this.auditId = auditId;
		this.next = RowIds.finding(auditId, 0);
	}

	/**
	 * Replaces what is recorded of the people list.
	 * @param ambiguousNames names of the list that several users bear
	 */
	void recordList(People people, List<String> ambiguousNames) {
		this.jdbc.update("update audit set people_list_rows = ? where id = ?", people.isGiven() ? people.size() : null,
				this.auditId);
		this.jdbc.update("delete from ambiguous_name where audit_id = ?", this.auditId);
		List<Integer> positions = IntStream.range(0, ambiguousNames.size()).boxed().toList();
		this.jdbc.batchUpdate("insert into ambiguous_name (audit_id, position, user_name) values (?, ?, ?)", positions,
				BATCH, (row, position) -> {
					row.setInt(1, this.auditId);
					row.setInt(2, position);
					row.setString(3, ambiguousNames.get(position));
				});
	}

	/** Inserts users in the order of user ids. */
	void insert(Iterator<Row> rows) {
		List<Row> batch = new ArrayList<>(BATCH);
		while (rows.hasNext()) {
			batch.add(rows.next());
			if (batch.size() == BATCH || !rows.hasNext()) {
				this.jdbc.batchUpdate(INSERT, batch, BATCH, (statement, row) -> row.set(statement, this.next++));
				batch.clear();
			}
		}
	}

	/**
	 * User of an audit.
	 *
	 * @param personId row id of the person; null if the people list does not know the
	 * user
	 * @param openFindings number of open findings of the user
	 * @param firstSeen date of the first audit in which the user held a permission
	 */
	record Row(Holder holder, @Nullable Integer personId, @Nullable MatchedBy matchedBy, int openFindings,
			LocalDate firstSeen) {

		/** Joins names, at most as many as a cell of a spreadsheet has room for. */
		private static String joined(List<String> names) {
			StringBuilder joined = new StringBuilder();
			for (int i = 0; i < names.size(); i++) {
				if (joined.length() + names.get(i).length() > MAX_NAMES_LENGTH) {
					return joined + "; and " + (names.size() - i) + " more";
				}
				joined.append((i > 0) ? "; " : "").append(names.get(i));
			}
			return joined.toString();
		}

		void set(PreparedStatement row, long id) throws SQLException {
			GrantCounts counts = this.holder.counts();
			row.setLong(1, id);
			row.setInt(2, this.holder.account());
			List<String> others = this.holder.otherNames();
			row.setString(3, others.isEmpty() ? null : joined(others));
			row.setObject(4, this.personId, Types.INTEGER);
			row.setObject(5, (this.matchedBy != null) ? this.matchedBy.code() : null, Types.SMALLINT);
			row.setInt(6, counts.repositories());
			row.setInt(7, counts.manage());
			row.setInt(8, counts.nonCreatorManage());
			row.setInt(9, counts.write());
			row.setInt(10, counts.read());
			row.setInt(11, counts.organizationManage());
			row.setInt(12, counts.organizationWrite());
			row.setInt(13, this.openFindings);
			row.setObject(14, this.firstSeen);
		}

	}

}
