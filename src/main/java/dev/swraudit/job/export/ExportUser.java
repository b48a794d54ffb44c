package dev.swraudit.job.export;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import dev.swraudit.permission.CodePointOrder;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * User of an export filter, looked up among the holders of permissions and findings, else
 * in the people list.
 */
sealed interface ExportUser {

	/**
	 * The user with this id, whatever the names.
	 *
	 * @param userId the id; the name of a user of whom the people list has no id
	 */
	record Known(String userId) implements ExportUser {
	}

	/** Several ids have the name. */
	record Ambiguous(List<String> userIds) implements ExportUser {
	}

	/**
	 * Neither the audits nor the people list have such a user.
	 *
	 * @param similar names and ids that are similar, the most similar first
	 */
	record Unknown(List<String> similar) implements ExportUser {
	}

	/**
	 * Finds a user by id, else by name.
	 * @param scopeId row id of the scope
	 * @param user an id, or a name that only one id has
	 * @param holders the holders in the audits
	 * @param people the people list, which is read only if the audits have no such user
	 */
	static ExportUser find(JdbcClient jdbc, int scopeId, String user, HolderAccounts holders, ListedUsers people) {
		Map<Integer, String> candidates = candidates(jdbc, scopeId, user);
		if (holders.containAny(numbers(candidates, user::equals))) {
			return new Known(user);
		}
		List<String> ids = candidates.values().stream().distinct().sorted(CodePointOrder::compareText).toList();
		List<String> named = ids.stream().filter((id) -> holders.containAny(numbers(candidates, id::equals))).toList();
		if (!named.isEmpty()) {
			return ofIds(named);
		}
		SimilarUsers similar = new SimilarUsers(user);
		return people.find(user, similar).orElseGet(() -> {
			similar.addAll(jdbc, scopeId, holders);
			return new Unknown(similar.list());
		});
	}

	/**
	 * Returns the user with one of the ids.
	 * @param ids at least one
	 */
	static ExportUser ofIds(List<String> ids) {
		return (ids.size() == 1) ? new Known(ids.get(0)) : new Ambiguous(ids);
	}

	/**
	 * Returns the user ids of the scope's accounts with this id or name, by account
	 * number.
	 */
	private static Map<Integer, String> candidates(JdbcClient jdbc, int scopeId, String user) {
		Map<Integer, String> candidates = new HashMap<>();
		jdbc.sql("""
				select id, user_id from account
				where scope_id = :scope and user_id <> '' and (user_id = :user or user_name = :user)
				""").param("scope", scopeId).param("user", user).query((row) -> {
			candidates.put(row.getInt(1), row.getString(2));
		});
		return candidates;
	}

	private static BitSet numbers(Map<Integer, String> candidates, Predicate<String> ids) {
		BitSet numbers = new BitSet();
		candidates.forEach((number, id) -> {
			if (ids.test(id)) {
				numbers.set(number);
			}
		});
		return numbers;
	}

}
