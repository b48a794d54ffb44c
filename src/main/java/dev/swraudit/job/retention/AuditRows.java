package dev.swraudit.job.retention;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.IntToLongFunction;

import dev.swraudit.ledger.RowIds;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Table in which an audit's rows are a range of keys.
 *
 * @param table name of the table
 * @param key name of the key column
 * @param firstKey lowest possible key of an audit
 */
record AuditRows(String table, String key, IntToLongFunction firstKey) {

	static final List<AuditRows> ALL = List.of(ofPermissions("repository_grant"), ofFindings("finding"),
			ofFindings("holder"), ofFindings("last_reading"),
			new AuditRows("input_record", "id", (audit) -> RowIds.record(audit, 0)),
			ofTargets("assessment", "target_id"), ofTargets("outcome", "target_id"),
			ofTargets("rejected_record", "target_id"), ofTargets("target", "id"), ofTargets("listed_repository", "id"),
			ofTargets("missing_repository", "id"), ofTargets("grant_outcome", "target_id"),
			ofTargets("grant_list", "id"));

	private static final int PAGE = 10_000;

	/** The keys of the permissions of a higher audit number would overflow. */
	private static final int MAX_AUDIT = (1 << 19) - 1;

	private static AuditRows ofPermissions(String table) {
		return new AuditRows(table, "id", (audit) -> RowIds.permission(RowIds.target(audit, 0), 0));
	}

	private static AuditRows ofFindings(String table) {
		return new AuditRows(table, "id", (audit) -> RowIds.finding(audit, 0));
	}

	private static AuditRows ofTargets(String table, String key) {
		return new AuditRows(table, key, (audit) -> RowIds.target(audit, 0));
	}

	/**
	 * Deletes the rows of audits that do not exist, one page per transaction.
	 * @param audits ids of the existing audits, in order
	 * @param stop checked before each page
	 * @return whether there were such rows
	 */
	boolean sweep(JdbcClient jdbc, List<Integer> audits, BooleanSupplier stop) {
		int next = 1;
		boolean found = false;
		for (int audit : audits) {
			found |= sweep(jdbc, next, audit - 1, stop);
			next = audit + 1;
		}
		found |= sweep(jdbc, next, MAX_AUDIT, stop);
		return found;
	}

	private boolean sweep(JdbcClient jdbc, int firstAudit, int lastAudit, BooleanSupplier stop) {
		if (firstAudit > lastAudit) {
			return false;
		}
		long end = lastKey(lastAudit);
		List<Long> row = keys(jdbc, this.firstKey.applyAsLong(firstAudit), end, 1);
		boolean found = !row.isEmpty();
		while (!row.isEmpty() && !stop.getAsBoolean()) {
			int audit = (int) (row.get(0) / this.firstKey.applyAsLong(1));
			row = keys(jdbc, deletePage(jdbc, row.get(0), audit) + 1, end, 1);
		}
		return found;
	}

	private long lastKey(int audit) {
		return this.firstKey.applyAsLong(audit) + (this.firstKey.applyAsLong(1) - 1);
	}

	/**
	 * Deletes a page of rows, if the audit still does not exist. Another run may have
	 * inserted it meanwhile, together with its rows.
	 * @return the last key of the page
	 */
	private long deletePage(JdbcClient jdbc, long from, int audit) {
		List<Long> page = keys(jdbc, from, lastKey(audit), PAGE);
		if (page.isEmpty()) {
			// The run of another scope has deleted the page.
			return from;
		}
		long last = page.get(page.size() - 1);
		jdbc.sql(
				"""
						delete from %1$s where %2$s between :from and :last and not exists (select 1 from audit where id = :audit)
						"""
					.formatted(this.table, this.key))
			.param("from", from)
			.param("last", last)
			.param("audit", audit)
			.update();
		return last;
	}

	/**
	 * Returns the first keys of a range. H2 would scan the whole range for {@code min}.
	 */
	private List<Long> keys(JdbcClient jdbc, long from, long to, int size) {
		return jdbc.sql("""
				select %2$s from %1$s where %2$s between :from and :to order by %2$s fetch first :size rows only
				""".formatted(this.table, this.key))
			.param("from", from)
			.param("to", to)
			.param("size", size)
			.query(Long.class)
			.list();
	}

}
