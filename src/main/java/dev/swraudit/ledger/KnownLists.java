package dev.swraudit.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Query for the stored access lists of some targets.
 */
public final class KnownLists {

	/** The outer join fixes the join order in H2. */
	private static final String SELECT = """
			select t.id, l.id, l.answer_id, l.digest
			from %s t
			left join access_list l on l.repository_id = t.repository_id
			where t.id >= ? and t.id <= ? and l.id is not null
			""";

	private KnownLists() {
	}

	/**
	 * Returns the targets with their stored lists.
	 * @param table name of the table that has them
	 * @param targets in the order of their ids
	 */
	public static List<Target> addTo(List<Target> targets, JdbcTemplate jdbc, String table) {
		if (targets.isEmpty()) {
			return targets;
		}
		Map<Long, List<KnownList>> lists = new HashMap<>();
		jdbc.query(SELECT.formatted(table), (row) -> {
			lists.computeIfAbsent(row.getLong(1), (none) -> new ArrayList<>(1))
				.add(new KnownList(row.getInt(2), row.getString(3), row.getObject(4, UUID.class)));
		}, targets.get(0).id(), targets.get(targets.size() - 1).id());
		return targets.stream().map((target) -> target.withLists(lists.getOrDefault(target.id(), List.of()))).toList();
	}

}
