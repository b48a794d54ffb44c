package dev.swraudit.target;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The numbers of a scope's repositories, new ones stored.
 */
final class RepositoryNumbers {

	private static final int LOOKED_UP_AT_ONCE = 500;

	private final JdbcTemplate jdbc;

	private final int scopeId;

	private final Map<String, Namespace> namespaces = new HashMap<>();

	/**
	 * Those of the last batch: a repository may go on into the next one with its
	 * duplicates.
	 */
	private Map<String, Map<String, Integer>> last = Map.of();

	RepositoryNumbers(JdbcTemplate jdbc, int scopeId) {
		this.jdbc = jdbc;
		this.scopeId = scopeId;
	}

	/**
	 * The number of each entry's repository, null for an entry that names none.
	 */
	List<@Nullable Integer> of(List<LedgerEntry> entries) {
		Map<String, Set<String>> namesByNamespace = new HashMap<>();
		for (LedgerEntry entry : entries) {
			if (!(entry instanceof LedgerEntry.Invalid)) {
				namesByNamespace.computeIfAbsent(entry.namespace(), (none) -> new LinkedHashSet<>())
					.add(entry.repository());
			}
		}
		Map<String, Map<String, Integer>> numbers = new HashMap<>();
		namesByNamespace.forEach((namespace, names) -> numbers.put(namespace, numbersOf(namespace, names)));
		this.last = numbers;
		List<@Nullable Integer> result = new ArrayList<>(entries.size());
		for (LedgerEntry entry : entries) {
			result.add((entry instanceof LedgerEntry.Invalid) ? null
					: numbers.getOrDefault(entry.namespace(), Map.of()).get(entry.repository()));
		}
		return result;
	}

	private Map<String, Integer> numbersOf(String namespaceName, Set<String> names) {
		Namespace namespace = this.namespaces.computeIfAbsent(namespaceName, this::namespace);
		Map<String, Integer> numbers = namespace.isNew()
				? new HashMap<>(this.last.getOrDefault(namespaceName, Map.of())) : known(namespace, List.copyOf(names));
		List<String> unknown = names.stream().filter((name) -> !numbers.containsKey(name)).toList();
		List<Integer> keys = GeneratedKeys.insert(this.jdbc,
				"insert into repository (namespace_id, name) values (?, ?)", unknown, (row, name) -> {
					row.setInt(1, namespace.id());
					row.setString(2, name);
				});
		for (int i = 0; i < unknown.size(); i++) {
			numbers.put(unknown.get(i), keys.get(i));
		}
		return numbers;
	}

	private Map<String, Integer> known(Namespace namespace, List<String> names) {
		Map<String, Integer> known = new HashMap<>();
		for (int from = 0; from < names.size(); from += LOOKED_UP_AT_ONCE) {
			List<String> some = names.subList(from, Math.min(names.size(), from + LOOKED_UP_AT_ONCE));
			List<Object> arguments = new ArrayList<>(some);
			arguments.add(0, namespace.id());
			String sql = "select name, id from repository where namespace_id = ? and name in ("
					+ "?, ".repeat(some.size() - 1) + "?)";
			this.jdbc.query(sql, (row) -> {
				known.put(row.getString(1), row.getInt(2));
			}, arguments.toArray());
		}
		return known;
	}

	private Namespace namespace(String name) {
		List<Integer> known = this.jdbc.queryForList("select id from namespace where scope_id = ? and name = ?",
				Integer.class, this.scopeId, name);
		if (!known.isEmpty()) {
			return new Namespace(known.get(0), false);
		}
		List<Integer> keys = GeneratedKeys.insert(this.jdbc, "insert into namespace (scope_id, name) values (?, ?)",
				List.of(name), (row, value) -> {
					row.setInt(1, this.scopeId);
					row.setString(2, value);
				});
		return new Namespace(keys.get(0), true);
	}

	/**
	 * A namespace and its number.
	 *
	 * @param isNew whether it was stored just now, so that no repository of it is known;
	 * a later entry of the same import may repeat one only within the batch that stored
	 * it
	 */
	private record Namespace(int id, boolean isNew) {
	}

}
