package dev.swraudit.people;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.swraudit.input.Sha256;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.SqlArrayValue;

/**
 * Dates of the first audits in which the users of a scope held a permission. They outlive
 * the audits, so that {@code audit.retention} does not make users look new.
 */
final class KnownUsers {

	private static final int LOOKUP_SIZE = 5_000;

	/** The outer join fixes the join order in H2. */
	private static final String FIND = """
			select d.digest, k.first_seen
			from unnest(?) d(digest)
			left join known_user k on k.digest = d.digest and k.scope_id = ?
			""";

	private final JdbcTemplate jdbc;

	private final int scopeId;

	KnownUsers(JdbcTemplate jdbc, int scopeId) {
		this.jdbc = jdbc;
		this.scopeId = scopeId;
	}

	/**
	 * Returns the date of each user: that of this audit, or of an earlier one. Stores
	 * what is new.
	 * @param date the date of this audit
	 */
	Map<String, LocalDate> firstSeen(List<Holder> users, LocalDate date) {
		Map<String, LocalDate> dates = new HashMap<>();
		for (int from = 0; from < users.size(); from += LOOKUP_SIZE) {
			Map<UUID, String> page = new HashMap<>();
			users.subList(from, Math.min(users.size(), from + LOOKUP_SIZE))
				.forEach((user) -> page.put(digest(user.userId()), user.userId()));
			addPage(page, date, dates);
		}
		return dates;
	}

	private void addPage(Map<UUID, String> page, LocalDate date, Map<String, LocalDate> dates) {
		List<UUID> unknown = new ArrayList<>();
		List<UUID> later = new ArrayList<>();
		this.jdbc.query(FIND, (row) -> {
			UUID digest = row.getObject(1, UUID.class);
			LocalDate known = row.getObject(2, LocalDate.class);
			if (known == null) {
				unknown.add(digest);
			}
			else if (known.isAfter(date)) {
				later.add(digest);
			}
			dates.put(page.get(digest), (known != null && known.isBefore(date)) ? known : date);
		}, new SqlArrayValue("uuid", page.keySet().toArray()), this.scopeId);
		update("insert into known_user (first_seen, digest, scope_id) values (?, ?, ?)", unknown, date);
		update("update known_user set first_seen = ? where digest = ? and scope_id = ?", later, date);
	}

	private void update(String sql, List<UUID> digests, LocalDate date) {
		this.jdbc.batchUpdate(sql, digests, LOOKUP_SIZE, (statement, digest) -> {
			statement.setObject(1, date);
			statement.setObject(2, digest);
			statement.setInt(3, this.scopeId);
		});
	}

	private static UUID digest(String userId) {
		return Sha256.uuid(userId + '\0');
	}

}
