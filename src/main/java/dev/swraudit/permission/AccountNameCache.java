package dev.swraudit.permission;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Ids and names of accounts, looked up by the accounts' numbers. The latest 20,000 are
 * remembered.
 *
 * @param <T> what is remembered of an account
 */
public final class AccountNameCache<T> {

	private static final int REMEMBERED = 20_000;

	private static final int LOOKED_UP_AT_ONCE = 500;

	private final JdbcClient jdbc;

	private final Name<T> name;

	private final Map<Integer, T> known = new LinkedHashMap<>(16, 0.75f, true);

	/**
	 * Prepares look-ups.
	 * @param name makes what is remembered
	 */
	public AccountNameCache(JdbcClient jdbc, Name<T> name) {
		this.jdbc = jdbc;
		this.name = name;
	}

	/**
	 * Makes something of an account's names.
	 */
	public interface Name<T> {

		/**
		 * Makes it.
		 * @param userId empty where only a name is known
		 * @param userName empty where there is none
		 */
		T of(String userId, String userName);

	}

	/**
	 * Looks up in few queries the accounts that are needed next and are not remembered,
	 * as far as there is room for them.
	 */
	public void expect(Collection<Integer> accounts) {
		List<Integer> unknown = new ArrayList<>();
		for (Integer account : accounts) {
			if (unknown.size() < REMEMBERED && !this.known.containsKey(account)) {
				unknown.add(account);
			}
		}
		for (int from = 0; from < unknown.size(); from += LOOKED_UP_AT_ONCE) {
			lookUp(unknown.subList(from, Math.min(unknown.size(), from + LOOKED_UP_AT_ONCE)));
		}
	}

	/** What is remembered of an account. */
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
		var oldest = this.known.keySet().iterator();
		for (int surplus = this.known.size() - REMEMBERED; surplus > 0; surplus--) {
			oldest.next();
			oldest.remove();
		}
	}

}
