package dev.swraudit.permission;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;

import dev.swraudit.ledger.KnownList;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Stores each distinct access list of a repository or an organization once. Discard the
 * object if a transaction that used it fails.
 */
final class AccessListStore {

	private static final int BATCH = 2000;

	/** Ids in a block; must equal the block size in the migration. */
	private static final int BLOCK = 1000;

	private static final String INSERT = """
			insert into access_list (id, repository_id, answer_id, digest, account_ids, auths) values (?, ?, ?, ?, ?, ?)
			""";

	private final JdbcTemplate jdbc;

	/** Lists that this object has stored since the last call of {@link #store}. */
	private final Map<Key, Integer> added = new HashMap<>();

	private int next;

	AccessListStore(JdbcTemplate jdbc) {
		this.jdbc = jdbc;
	}

	/** Returns whether the list was stored before its target was fetched. */
	boolean isKnown(FetchResult.Audited audited) {
		return knownId(audited) != null;
	}

	/**
	 * Stores the lists that are not stored yet.
	 * @param accounts row ids of all holders of these lists
	 */
	void store(List<FetchResult.Audited> results, Map<Account, Integer> accounts) {
		this.added.clear();
		List<FetchResult.Audited> unknown = new ArrayList<>();
		for (FetchResult.Audited audited : results) {
			Key key = Key.of(audited);
			if (!isKnown(audited) && !this.added.containsKey(key)) {
				this.added.put(key, nextId());
				unknown.add(audited);
			}
		}
		this.jdbc.batchUpdate(INSERT, unknown, BATCH, (row, audited) -> set(row, audited, accounts));
	}

	/** Returns the row id of a list that is known, or was stored by the last call. */
	int idOf(FetchResult.Audited audited) {
		Integer known = knownId(audited);
		return (known != null) ? known : Objects.requireNonNull(this.added.get(Key.of(audited)));
	}

	private static @Nullable Integer knownId(FetchResult.Audited audited) {
		return audited.target()
			.known()
			.lists()
			.stream()
			.filter((list) -> list.digest().equals(audited.list().digest())
					&& list.answerId().equals(audited.list().answerId()))
			.findFirst()
			.map(KnownList::id)
			.orElse(null);
	}

	/** Allocates an id. The rest of a block is lost when the run ends. */
	private int nextId() {
		if (this.next % BLOCK == 0) {
			Integer block = this.jdbc.queryForObject("select nextval('access_list_block')", Integer.class);
			this.next = Objects.requireNonNull(block) * BLOCK;
		}
		return this.next++;
	}

	private void set(PreparedStatement row, FetchResult.Audited audited, Map<Account, Integer> accounts)
			throws SQLException {
		PermissionList list = audited.list();
		row.setInt(1, idOf(audited));
		row.setInt(2, audited.target().known().id());
		row.setString(3, list.answerId());
		row.setObject(4, list.digest());
		setArray(row, 5, "integer", list,
				(permission) -> Objects.requireNonNull(accounts.get(PermissionStore.account(permission))));
		setArray(row, 6, "bigint", list, Permission::auth);
	}

	private static void setArray(PreparedStatement row, int parameter, String type, PermissionList list,
			Function<Permission, Object> element) throws SQLException {
		Object[] values = list.permissions().stream().map(element).toArray();
		row.setArray(parameter, row.getConnection().createArrayOf(type, values));
	}

	/**
	 * Key of a list.
	 *
	 * @param repository row id of the repository or the organization
	 */
	private record Key(int repository, String answerId, UUID digest) {

		static Key of(FetchResult.Audited audited) {
			PermissionList list = audited.list();
			return new Key(audited.target().known().id(), list.answerId(), list.digest());
		}

	}

}
