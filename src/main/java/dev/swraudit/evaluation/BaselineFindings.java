package dev.swraudit.evaluation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

import dev.swraudit.finding.Certainty;
import dev.swraudit.finding.FindingDates;
import dev.swraudit.finding.FindingState;
import dev.swraudit.finding.PermissionHolder;
import dev.swraudit.finding.Rule;
import dev.swraudit.ledger.RowIds;
import dev.swraudit.target.RepositoryName;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Reader of the baseline findings that are not closed, page by page in the order of
 * repository names.
 */
final class BaselineFindings {

	private static final int PAGE = 2000;

	private static final String SELECT = """
			select f.id, n.name as namespace, r.name as repository, f.repository_id, f.rule, f.certainty,
			  f.creator_account_id, f.account_id, a.user_id, f.auth, f.is_self, f.last_absent, f.first_seen, f.last_verified,
			  f.state, f.object_count, f.decision_id
			from finding f
			join repository r on r.id = f.repository_id
			join namespace n on n.id = r.namespace_id
			join account a on a.id = f.account_id
			where f.id > ? and f.id < ? and f.state <> 3
			order by f.id
			limit ?
			""";

	private final JdbcTemplate jdbc;

	private final long end;

	private long last;

	private Iterator<BaselineFinding> page = List.<BaselineFinding>of().iterator();

	private @Nullable BaselineFinding next;

	/**
	 * Starts to read.
	 * @param auditId row id of the baseline; null if there is none
	 */
	BaselineFindings(JdbcTemplate jdbc, @Nullable Integer auditId) {
		this.jdbc = jdbc;
		this.last = (auditId != null) ? RowIds.finding(auditId, 0) - 1 : 0;
		this.end = (auditId != null) ? RowIds.finding(auditId + 1, 0) : 0;
		advance();
	}

	/** Returns the next repository with findings; null at the end. */
	@Nullable RepositoryName nextRepository() {
		return (this.next != null) ? this.next.repository() : null;
	}

	/**
	 * Reads the findings of a repository if it is the next one. Returns none otherwise.
	 */
	List<BaselineFinding> take(RepositoryName repository) {
		List<BaselineFinding> taken = new ArrayList<>();
		while (this.next != null && this.next.repository().equals(repository)) {
			taken.add(this.next);
			advance();
		}
		return taken;
	}

	private void advance() {
		if (!this.page.hasNext()) {
			this.page = this.jdbc.query(SELECT, this::finding, this.last, this.end, PAGE).iterator();
		}
		this.next = this.page.hasNext() ? this.page.next() : null;
	}

	private BaselineFinding finding(ResultSet row, int number) throws SQLException {
		this.last = row.getLong("id");
		PermissionHolder holder = new PermissionHolder(row.getInt("account_id"), row.getString("user_id"),
				row.getLong("auth"), row.getBoolean("is_self"), null);
		return new BaselineFinding(new RepositoryName(row.getString("namespace"), row.getString("repository")),
				row.getInt("repository_id"), Rule.of(row.getInt("rule")), Certainty.of(row.getInt("certainty")),
				FindingState.of(row.getInt("state")), row.getObject("creator_account_id", Integer.class), holder,
				row.getObject("object_count", Integer.class),
				new FindingDates(row.getObject("last_absent", LocalDate.class),
						row.getObject("first_seen", LocalDate.class), row.getObject("last_verified", LocalDate.class)),
				row.getObject("decision_id", Integer.class));
	}

}
