package dev.swraudit.permission;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.swraudit.ledger.DatabaseKind;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.SqlArrayValue;

/**
 * Row ids of the accounts of a scope, with a cache. Discard the object if a transaction
 * that used it fails.
 */
public final class AccountIds {

	private static final int CACHE_SIZE = 20_000;

	private static final int LOOKUP_SIZE = 5_000;

	/**
	 * Finds each account through the index. With {@code digest in (…)}, H2 would read all
	 * accounts of the scope. The outer join fixes the join order in H2.
	 */
	static final String FIND = """
			select d.digest, a.id
			from unnest(?) d(digest)
			left join account a on a.digest = d.digest and a.scope_id = ?
			""";

	private static final String INSERT = "insert into account (scope_id, digest, user_id, user_name) values (?, ?, ?, ?)";

	private final JdbcTemplate jdbc;

	private final int scopeId;

	private final Map<Account, Integer> known = new LruCache<>(CACHE_SIZE);

	public AccountIds(JdbcTemplate jdbc, int scopeId) {
		this.jdbc = jdbc;
		this.scopeId = scopeId;
	}

	/**
	 * Returns the id of every account. Stores new accounts.
	 */
	public Map<Account, Integer> idsOf(Collection<Account> accounts) {
		Map<Account, Integer> ids = new HashMap<>();
		Map<UUID, Account> unknown = new LinkedHashMap<>();
		for (Account account : accounts) {
			Integer id = this.known.get(account);
			if (id != null) {
				ids.put(account, id);
			}
			else {
				unknown.put(account.digest(), account);
			}
		}
		if (!unknown.isEmpty()) {
			findOrStore(unknown, ids);
		}
		return ids;
	}

	private void findOrStore(Map<UUID, Account> accounts, Map<Account, Integer> ids) {
		Map<UUID, Account> remaining = new LinkedHashMap<>(accounts);
		find(remaining, ids);
		if (!remaining.isEmpty()) {
			store(remaining);
			find(remaining, ids);
		}
		accounts.values().forEach((account) -> this.known.put(account, ids.get(account)));
	}

	/** Moves the stored accounts from one map to the other. */
	private void find(Map<UUID, Account> accounts, Map<Account, Integer> ids) {
		List<UUID> digests = new ArrayList<>(accounts.keySet());
		for (int from = 0; from < digests.size(); from += LOOKUP_SIZE) {
			List<UUID> some = digests.subList(from, Math.min(digests.size(), from + LOOKUP_SIZE));
			this.jdbc.query(FIND, (row) -> {
				Integer id = row.getObject(2, Integer.class);
				Account account = (id != null) ? accounts.remove(row.getObject(1, UUID.class)) : null;
				if (account != null) {
					ids.put(account, id);
				}
			}, new SqlArrayValue("uuid", some.toArray()), this.scopeId);
		}
	}

	/**
	 * Inserts in digest order, so that two workers that insert the same accounts cannot
	 * deadlock.
	 */
	private void store(Map<UUID, Account> accounts) {
		List<Map.Entry<UUID, Account>> rows = accounts.entrySet().stream().sorted(Map.Entry.comparingByKey()).toList();
		this.jdbc.batchUpdate(INSERT + (isShared() ? " on conflict do nothing" : ""), rows, rows.size(),
				(statement, entry) -> {
					statement.setInt(1, this.scopeId);
					statement.setObject(2, entry.getKey());
					statement.setString(3, entry.getValue().userId());
					statement.setString(4, entry.getValue().userName());
				});
	}

	/** Returns whether other workers may insert too, which only PostgreSQL supports. */
	private boolean isShared() {
		return DatabaseKind.of(this.jdbc) == DatabaseKind.POSTGRESQL;
	}

}
