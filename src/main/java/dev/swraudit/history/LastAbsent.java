package dev.swraudit.history;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;

import dev.swraudit.finding.FindingChange;
import dev.swraudit.finding.Rule;
import dev.swraudit.history.reading.AuditInHistory;
import dev.swraudit.history.reading.HolderLists;
import dev.swraudit.history.reading.PublishedAudits;
import dev.swraudit.ledger.Audit;
import dev.swraudit.ledger.IdRange;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Dates of the last audits that read the objects of an audit's new findings without the
 * permissions.
 */
public final class LastAbsent {

	/** Number of findings whose dates are sought together. */
	private static final int CHUNK = 5000;

	private static final String NEW_FINDINGS = """
			select f.id, f.repository_id, f.rule, r.name = '', h.user_id, f.auth
			from finding f
			join repository r on r.id = f.repository_id
			join account h on h.id = f.account_id
			where f.id > ? and f.id < ? and f.change = ? and f.rule not in (?, ?)
			order by f.id
			limit ?
			""";

	private static final String UPDATE = "update finding set last_absent = ? where id = ?";

	private final JdbcTemplate jdbc;

	private final Audit audit;

	public LastAbsent(JdbcTemplate jdbc, Audit audit) {
		this.jdbc = jdbc;
		this.audit = audit;
	}

	/**
	 * Finds and stores the dates for the findings on objects whose change is {@code NEW}.
	 * Needs the transaction of the caller.
	 */
	public void store() {
		List<AuditInHistory> earlier = PublishedAudits.below(this.jdbc, this.audit);
		Collections.reverse(earlier);
		long after = IdRange.findings(this.audit.id()).after();
		List<NewGrant> grants = earlier.isEmpty() ? List.of() : newGrants(after);
		while (!grants.isEmpty()) {
			store(grants, earlier);
			after = grants.get(grants.size() - 1).findingId();
			grants = (grants.size() == CHUNK) ? newGrants(after) : List.of();
		}
	}

	private List<NewGrant> newGrants(long after) {
		return this.jdbc.query(NEW_FINDINGS, (row, number) -> grant(row), after,
				IdRange.findings(this.audit.id()).end(), FindingChange.NEW.code(), Rule.INACTIVE_USER.code(),
				Rule.UNKNOWN_USER.code(), CHUNK);
	}

	private static NewGrant grant(ResultSet row) throws SQLException {
		return new NewGrant(row.getLong(1), row.getInt(2), Rule.of(row.getInt(3)).source(row.getBoolean(4)),
				row.getString(5), row.getLong(6));
	}

	private void store(List<NewGrant> grants, List<AuditInHistory> earlier) {
		AbsenceSearch search = new AbsenceSearch(this.jdbc, new HolderLists(this.jdbc), grants);
		search.read(PublishedAudits.of(this.jdbc, this.audit), false);
		for (int i = 0; i < earlier.size() && !search.isComplete(); i++) {
			search.read(earlier.get(i), true);
		}
		this.jdbc.batchUpdate(UPDATE, List.copyOf(search.found().entrySet()), CHUNK, (row, found) -> {
			row.setObject(1, found.getValue());
			row.setLong(2, found.getKey());
		});
	}

}
