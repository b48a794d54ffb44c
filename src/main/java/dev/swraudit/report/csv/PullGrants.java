package dev.swraudit.report.csv;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.List;

import dev.swraudit.ledger.IdRange;
import dev.swraudit.ledger.RowIds;
import dev.swraudit.permission.GrantSource;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reader of the permissions of everybody and of other accounts, page by page in the order
 * of the targets.
 */
final class PullGrants {

	private static final int PAGE = 1000;

	private static final String SELECT = """
			select g.id, g.grant_source, g.account_id, a.user_id, n.name, r.name, t.repository_id
			from repository_grant g
			join account a on a.id = g.account_id
			join target t on t.id = g.id / 1048576
			join repository r on r.id = t.repository_id
			join namespace n on n.id = r.namespace_id
			where g.id > :after and g.id < :end
			  and t.id >= cast(:after as bigint) / 1048576 and t.id <= cast(:end as bigint) / 1048576
			order by g.id
			fetch first :size rows only
			""";

	private final JdbcClient jdbc;

	private final IdRange keys;

	private long after;

	private Iterator<Grant> page = List.<Grant>of().iterator();

	private boolean complete;

	private @Nullable Grant next;

	PullGrants(JdbcClient jdbc, int auditId) {
		this.jdbc = jdbc;
		this.keys = IdRange.permissions(auditId);
		this.after = this.keys.after();
		advance();
	}

	/** Returns the next permission; null at the end. */
	@Nullable Grant peek() {
		return this.next;
	}

	/** Moves to the next permission. */
	void advance() {
		if (!this.page.hasNext() && !this.complete) {
			List<Grant> read = this.jdbc.sql(SELECT)
				.param("after", this.after)
				.param("end", this.keys.end())
				.param("size", PAGE)
				.query(Grant::read)
				.list();
			this.complete = read.size() < PAGE;
			this.page = read.iterator();
		}
		this.next = this.page.hasNext() ? this.page.next() : null;
		this.after = (this.next != null) ? this.next.id() : this.after;
	}

	/**
	 * Permission of everybody or of another account on a repository.
	 *
	 * @param account account id of the holder
	 */
	record Grant(long id, GrantSource source, int account, String userId, String namespace, String repository,
			int repositoryId) {

		static Grant read(ResultSet row, int number) throws SQLException {
			return new Grant(row.getLong(1), GrantSource.of(row.getInt(2)), row.getInt(3), row.getString(4),
					row.getString(5), row.getString(6), row.getInt(7));
		}

		/** Returns the row id of the target. */
		long targetId() {
			return RowIds.targetOfPermission(this.id);
		}

	}

}
