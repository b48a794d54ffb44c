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
 * What accounts are called, looked up by their numbers and remembered while they are in
 * use, in bounded memory.
 *
 * @param <T> what is remembered of an account
 */
public final class AccountNames<T> {

	private static final int REMEMBERED = 20_000;

	private static final int LOOKED_UP_AT_ONCE = 500;

	private static final long MOST_CHARACTERS = 4_000_000;

	private static final String LONGEST = """
			select coalesce(max(char_length(user_id) + char_length(user_name)), 0) from account
			where scope_id = (select scope_id from audit where id = :audit)
			""";

	private final JdbcClient jdbc;

	private final Name<T> name;

	private final int atOnce;

	private final Map<Integer, T> known = new LinkedHashMap<>(16, 0.75f, true);

	private final int remembered;

	/**
	 * Looks up the accounts of a scope.
	 * @param longest characters of its longest account, by which room is kept
	 * @param name makes what is remembered
	 */
	public AccountNames(JdbcClient jdbc, long longest, Name<T> name) {
		this.jdbc = jdbc;
		this.name = name;
		long room = Math.max(1, MOST_CHARACTERS / (longest + 1));
		this.atOnce = (int) Math.min(LOOKED_UP_AT_ONCE, room);
		this.remembered = (int) Math.min(REMEMBERED, room);
	}

	/** Characters of the id and the name of the longest account of an audit's scope. */
	public static long longest(JdbcClient jdbc, int auditId) {
		return jdbc.sql(LONGEST).param("audit", auditId).query(Long.class).single();
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
	 * Looks up in few queries what is not remembered of accounts that will be asked for
	 * next, as far as there is room for them.
	 */
	public void expect(Collection<Integer> accounts) {
		List<Integer> unknown = new ArrayList<>();
		for (Integer account : accounts) {
			if (unknown.size() < this.remembered && !this.known.containsKey(account)) {
				unknown.add(account);
			}
		}
		for (int from = 0; from < unknown.size(); from += this.atOnce) {
			lookUp(unknown.subList(from, Math.min(unknown.size(), from + this.atOnce)));
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
		for (int surplus = this.known.size() - this.remembered; surplus > 0; surplus--) {
			oldest.next();
			oldest.remove();
		}
	}

}
