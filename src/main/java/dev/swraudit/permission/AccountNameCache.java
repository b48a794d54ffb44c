package dev.swraudit.permission;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Cache of the ids and names of accounts by row id. Keeps the 20,000 accounts that were
 * used last.
 *
 * @param <T> the type of the cached values
 */
public final class AccountNameCache<T> {

	private static final int CACHE_SIZE = 20_000;

	private static final int LOOKUP_SIZE = 500;

	private final JdbcClient jdbc;

	private final Name<T> name;

	private final Map<Integer, T> known = new LruCache<>(CACHE_SIZE);

	/**
	 * Creates a cache.
	 * @param name creates the cached values
	 */
	public AccountNameCache(JdbcClient jdbc, Name<T> name) {
		this.jdbc = jdbc;
		this.name = name;
	}

	/**
	 * Creates the cached value of an account.
	 */
	public interface Name<T> {

		/**
		 * Creates the value.
		 * @param userId the id; empty if only a name is known
		 * @param userName the name; empty if there is none
		 */
		T of(String userId, String userName);

	}

	/**
	 * Loads the accounts that are needed next into the cache, in few queries, as far as
	 * they fit.
	 */
	public void expect(Collection<Integer> accounts) {
		List<Integer> unknown = new ArrayList<>();
		for (Integer account : accounts) {
			if (unknown.size() < CACHE_SIZE && !this.known.containsKey(account)) {
				unknown.add(account);
			}
		}
		for (int from = 0; from < unknown.size(); from += LOOKUP_SIZE) {
			lookUp(unknown.subList(from, Math.min(unknown.size(), from + LOOKUP_SIZE)));
		}
	}

	/** Returns the cached value of an account. Looks the account up if needed. */
	public T get(Integer account) {
		@Nullable T name = this.known.get(account);
		if (name == null) {
			lookUp(List.of(account));
			name = this.known.get(account);
		}
		return Objects.requireNonNull(name);
	}

	private void lookUp(List<Integer> accounts) {
		this.jdbc.sql("select id, user_id, user_name from account where id in (:ids)")
			.param("ids", accounts)
			.query((row) -> {
				this.known.put(row.getInt(1), this.name.of(row.getString(2), row.getString(3)));
			});
	}

}
