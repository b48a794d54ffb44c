package dev.swraudit.job.retention;

import java.util.BitSet;
import java.util.List;
import java.util.function.BooleanSupplier;

import dev.swraudit.ledger.IdRange;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Removal of the access lists of a scope to which no audit refers. Needs the run lock of
 * the scope, because a run refers to lists that it has read. A million lists take 128 kB.
 */
final class UnusedAccessLists {

	private static final int PAGE = 10_000;

	private static final int DELETED_AT_ONCE = 1000;

	private static final String AUDITS = """
			select a.id from audit a join scope s on s.id = a.scope_id where s.name = :scope
			""";

	private static final String LISTS = """
			select l.id, l.id from access_list l
			join repository r on r.id = l.repository_id
			join namespace n on n.id = r.namespace_id
			join scope s on s.id = n.scope_id
			where l.id > :after and l.id < :end and s.name = :scope
			order by l.id
			fetch first :size rows only
			""";

	private static final String REFERENCES = """
			select %1$s, access_list_id from %2$s
			where %1$s > :after and %1$s < :end and access_list_id is not null and :scope <> ''
			order by %1$s
			fetch first :size rows only
			""";

	private final JdbcClient jdbc;

	private final String scope;

	private final BooleanSupplier stop;

	private final BitSet lists = new BitSet();

	/**
	 * Creates the removal.
	 * @param stop checked before each page; true ends the removal
	 */
	UnusedAccessLists(JdbcClient jdbc, String scope, BooleanSupplier stop) {
		this.jdbc = jdbc;
		this.scope = scope;
		this.stop = stop;
	}

	/** Deletes the lists. Reads all references first, because they have no index. */
	void delete() {
		read(LISTS, new IdRange(0, Integer.MAX_VALUE), true);
		for (int audit : this.jdbc.sql(AUDITS).param("scope", this.scope).query(Integer.class).list()) {
			read(REFERENCES.formatted("target_id", "outcome"), IdRange.targets(audit), false);
			read(REFERENCES.formatted("target_id", "grant_outcome"), IdRange.targets(audit), false);
			read(REFERENCES.formatted("id", "last_reading"), IdRange.findings(audit), false);
		}
		List<Integer> unused = this.lists.stream().boxed().toList();
		for (int from = 0; from < unused.size() && !this.stop.getAsBoolean(); from += DELETED_AT_ONCE) {
			this.jdbc.sql("delete from access_list where id in (:ids)")
				.param("ids", unused.subList(from, Math.min(unused.size(), from + DELETED_AT_ONCE)))
				.update();
		}
	}

	/** Reads the ids of lists page by page, and marks them. */
	private void read(String sql, IdRange rows, boolean unused) {
		long after = rows.after();
		List<long[]> page;
		do {
			page = this.jdbc.sql(sql)
				.param("after", after)
				.param("end", rows.end())
				.param("scope", this.scope)
				.param("size", PAGE)
				.query((row, number) -> new long[] { row.getLong(1), row.getLong(2) })
				.list();
			page.forEach((row) -> this.lists.set((int) row[1], unused));
			after = page.isEmpty() ? after : page.get(page.size() - 1)[0];
		}
		while (page.size() == PAGE && !this.stop.getAsBoolean());
	}

}
