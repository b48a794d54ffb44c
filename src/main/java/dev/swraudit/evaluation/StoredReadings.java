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

	private static final String OF_AUDIT = """
			select o.target_id, t.repository_id, o.access_list_id, false, l.account_ids
			from %s
			left join access_list l on l.id = o.access_list_id
			where o.target_id > ? and o.target_id < ? and o.access_list_id is not null and t.repository_id is not null
			order by o.target_id
			limit ?
			""";

	private static final String CARRIED = """
			select r.id, r.repository_id, r.access_list_id, r.gone, l.account_ids
			from last_reading r
			left join access_list l on l.id = r.access_list_id
			where r.id > ? and r.id < ?
			order by r.id
			limit ?
			""";

	private StoredReadings() {
	}

	/** Calls back for the objects that an audit read. */
	static void ofAudit(JdbcTemplate jdbc, AuditedObjects objects, int auditId, Consumer<Reading> visitor) {
		forEach(jdbc, OF_AUDIT.formatted(objects.tables()), IdRange.targets(auditId), visitor);
	}

	/** Calls back for the objects that an audit did not read, but an earlier one did. */
	static void ofEarlierAudits(JdbcTemplate jdbc, int auditId, Consumer<Reading> visitor) {
		forEach(jdbc, CARRIED, IdRange.findings(auditId), visitor);
	}

	private static void forEach(JdbcTemplate jdbc, String sql, IdRange rows, Consumer<Reading> visitor) {
		long after = rows.after();
		List<Reading> page;
		do {
			page = jdbc.query(sql, (row, number) -> new Reading(row.getLong(1), row.getInt(2), row.getInt(3),
					row.getBoolean(4), (Object[]) row.getArray(5).getArray()), after, rows.end(), PAGE);
			page.forEach(visitor);
			after = page.isEmpty() ? after : page.get(page.size() - 1).id();
		}
		while (page.size() == PAGE);
	}

	/**
	 * Holders of an object.
	 *
	 * @param id row id
	 * @param object id of the repository, or of the organization
	 * @param list id of the access list
	 * @param gone whether SWR does not find the object any more
	 * @param accounts account ids
	 */
	record Reading(long id, int object, int list, boolean gone, Object[] accounts) {
	}

}
