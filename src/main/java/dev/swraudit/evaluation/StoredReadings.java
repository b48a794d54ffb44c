package dev.swraudit.evaluation;

import java.util.List;
import java.util.function.Consumer;

import dev.swraudit.ledger.IdRange;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Reader of the stored holders of objects, page by page.
 */
final class StoredReadings {

	private static final int PAGE = 1000;

	private static final String BLOCKS = """
			select t.repository_id, p.account_ids, p.id, false
			from %1$s p
			join %2$s t on t.id = p.id / 1048576
			where p.id > ? and p.id < ?
			order by p.id
			limit ?
			""";

	private static final String CARRIED = """
			select repository_id, account_ids, id, gone from last_reading where id > ? and id < ? order by id limit ?
			""";

	private StoredReadings() {
	}

	/** Calls back for the objects that an audit read. */
	static void ofAudit(JdbcTemplate jdbc, AuditedObjects objects, int auditId, Consumer<Reading> visitor) {
		forEach(jdbc, BLOCKS.formatted(objects.blocks(), objects.targets()), IdRange.permissions(auditId), visitor);
	}

	/** Calls back for the objects that an audit did not read, but an earlier one did. */
	static void ofEarlierAudits(JdbcTemplate jdbc, int auditId, Consumer<Reading> visitor) {
		forEach(jdbc, CARRIED, IdRange.findings(auditId), visitor);
	}

	private static void forEach(JdbcTemplate jdbc, String sql, IdRange rows, Consumer<Reading> visitor) {
		long after = rows.after();
		List<Reading> page;
		do {
			page = jdbc.query(sql, (row, number) -> new Reading(row.getInt(1), (Object[]) row.getArray(2).getArray(),
					row.getLong(3), row.getBoolean(4)), after, rows.end(), PAGE);
			page.forEach(visitor);
			after = page.isEmpty() ? after : page.get(page.size() - 1).id();
		}
		while (page.size() == PAGE);
	}

	/**
	 * Part of the holders of an object.
	 *
	 * @param object id of the repository, or of the organization
	 * @param accounts account ids
	 * @param id row id
	 * @param gone whether SWR does not find the object any more
	 */
	record Reading(int object, Object[] accounts, long id, boolean gone) {
	}

}
