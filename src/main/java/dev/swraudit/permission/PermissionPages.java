package dev.swraudit.permission;

import java.util.List;
import java.util.function.Consumer;

import dev.swraudit.ledger.IdRange;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reader of stored permissions, page by page in the order of targets. A page holds few
 * lists if they are long, because memory is bounded.
 */
public final class PermissionPages {

	private static final int PAGE_LISTS = 2000;

	/** Maximum permissions of a page, without its last list. */
	private static final int PAGE_PERMISSIONS = 50_000;

	private static final String LAST = """
			select max(target_id) from (
			  select target_id, sum(permission_count) over (order by target_id) - permission_count as permissions_before
			  from (
			    select target_id, permission_count from %%s
			    where target_id > :after and target_id < :end and access_list_id is not null
			    order by target_id fetch first :size rows only
			  ) rows_of_page
			) page
			where permissions_before < %d
			""".formatted(PAGE_PERMISSIONS);

	/** The outer join acts as an inner join and fixes the join order in H2. */
	private static final String SELECT = "select " + StoredPermissions.COLUMNS + """
			 from %s o%s
			left join access_list l on l.id = o.access_list_id
			where o.target_id > :after and o.target_id <= :last and o.access_list_id is not null
			order by o.target_id
			""";

	private final JdbcClient jdbc;

	private final String last;

	private final String select;

	private PermissionPages(JdbcClient jdbc, ResultTables tables, String join) {
		this.jdbc = jdbc;
		this.last = lastOfPage(tables);
		this.select = SELECT.formatted(tables.outcomes(), join);
	}

	/** Returns the reader for the repositories. */
	public static PermissionPages ofRepositories(JdbcClient jdbc) {
		return new PermissionPages(jdbc, ResultTables.TARGETS, "");
	}

	/** Returns the reader for the organizations. */
	public static PermissionPages ofOrganizations(JdbcClient jdbc) {
		return new PermissionPages(jdbc, ResultTables.GRANT_LISTS,
				" join grant_list g on g.id = o.target_id and g.grant_source = 2");
	}

	/**
	 * Returns the query for the last target of the page of at most {@code :size} lists
	 * between {@code :after} and {@code :end}; null if there is none.
	 */
	public static String lastOfPage(ResultTables tables) {
		return LAST.formatted(tables.outcomes());
	}

	/** Calls back for each page of a range of targets. */
	public void forEach(IdRange targets, Consumer<List<StoredPermissions>> visitor) {
		long after = targets.after();
		for (Long end = last(after, targets.end()); end != null; end = last(after, targets.end())) {
			visitor.accept(page(after, end));
			after = end;
		}
	}

	/** Reads the permissions of a target; empty if its list was not read. */
	public List<StoredPermissions.Entry> of(long targetId) {
		return page(targetId - 1, targetId).stream().flatMap((list) -> list.entries().stream()).toList();
	}

	private List<StoredPermissions> page(long after, long last) {
		return this.jdbc.sql(this.select)
			.param("after", after)
			.param("last", last)
			.query((row, number) -> StoredPermissions.read(row))
			.list();
	}

	private @Nullable Long last(long after, long end) {
		return this.jdbc.sql(this.last)
			.param("after", after)
			.param("end", end)
			.param("size", PAGE_LISTS)
			.query(Long.class)
			.optional()
			.orElse(null);
	}

}
