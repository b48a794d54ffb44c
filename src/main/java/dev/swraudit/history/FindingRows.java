package dev.swraudit.history;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;

import dev.swraudit.finding.Certainty;
import dev.swraudit.finding.FindingState;
import dev.swraudit.finding.Resolution;
import dev.swraudit.finding.Rule;
import dev.swraudit.history.reading.AuditInHistory;
import dev.swraudit.history.reading.PagedRows;
import dev.swraudit.ledger.IdRange;
import dev.swraudit.permission.AccountNameCache;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reader of the stored findings of audits.
 */
final class FindingRows {

	private static final String SELECT = """
			select id, account_id, repository_id, rule, certainty, state, resolution, person_id, auth, last_absent,
			  first_seen, last_verified, accepted_exception_id,
			  case when decision_holds or state = 3 then decision_id end
			from finding
			where id > ? and id < ?%s
			order by id
			limit ?
			""";

	private final JdbcTemplate jdbc;

	private final AccountNameCache<Name> names;

	private final String sql;

	/**
	 * Creates a reader.
	 * @param accounts the accounts of the only user of interest; null for all users
	 */
	FindingRows(JdbcTemplate jdbc, @Nullable List<Integer> accounts) {
		this.jdbc = jdbc;
		this.names = new AccountNameCache<>(JdbcClient.create(jdbc), Name::new);
		this.sql = SELECT.formatted((accounts != null) ? " and account_id in (" + text(accounts) + ")" : "");
	}

	private static String text(List<Integer> accounts) {
		return accounts.isEmpty() ? "0" : accounts.stream().map(String::valueOf).collect(Collectors.joining(", "));
	}

	/**
	 * Returns the findings of an audit in the order of {@code findings.csv}, read page by
	 * page.
	 * @param position the position of the audit in the history
	 */
	Iterator<FindingRow> of(AuditInHistory audit, int position, int pageSize) {
		IdRange ids = IdRange.findings(audit.id());
		return new PagedRows<>(ids.after(), pageSize, FindingRow::id, (after) -> page(position, after, ids, pageSize));
	}

	private List<FindingRow> page(int position, long after, IdRange ids, int pageSize) {
		List<Stored> page = this.jdbc.query(this.sql, (row, number) -> stored(row), after, ids.end(), pageSize);
		this.names.expect(page.stream().map(Stored::account).toList());
		return page.stream().map((row) -> row.with(position, this.names.get(row.account()))).toList();
	}

	private static Stored stored(ResultSet row) throws SQLException {
		return new Stored(row.getLong(1), row.getInt(2), row.getInt(3), Rule.of(row.getInt(4)),
				Certainty.of(row.getInt(5)), FindingState.of(row.getInt(6)), row.getObject(7, Integer.class),
				row.getObject(8, Integer.class), row.getLong(9), row.getObject(10, LocalDate.class),
				row.getObject(11, LocalDate.class), row.getObject(12, LocalDate.class), row.getObject(13, Long.class),
				row.getObject(14, Integer.class));
	}

	private record Name(String userId, String userName) {
	}

	private record Stored(long id, int account, int repository, Rule rule, Certainty certainty, FindingState state,
			@Nullable Integer resolution, @Nullable Integer personId, long auth, @Nullable LocalDate lastAbsent,
			LocalDate firstSeen, LocalDate lastVerified, @Nullable Long exceptionId, @Nullable Integer decisionId) {

		FindingRow with(int position, Name name) {
			return new FindingRow(position, this.id, this.repository, this.rule, this.certainty, this.state,
					(this.resolution != null) ? Resolution.of(this.resolution) : null, name.userId(),
					name.userName().isEmpty() ? null : name.userName(), this.personId, this.auth, this.lastAbsent,
					this.firstSeen, this.lastVerified, this.exceptionId, this.decisionId);
		}

	}

}
