package dev.swraudit.target;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import dev.swraudit.ledger.BackgroundTask;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.support.DataAccessUtils;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The numbers of a scope's repositories, new ones stored: in transactions of their own,
 * by another thread, for a name that was once asked for is true without the audit that
 * asked.
 */
final class RepositoryIds implements AutoCloseable {

	private static final int LOOKED_UP_AT_ONCE = 5_000;

	/**
	 * Finds each repository in the index. With {@code name in (…)} instead, H2 reads all
	 * repositories of the namespace. The outer join keeps H2 from reading the tables in
	 * the other order.
	 */
	static final String FIND = """
			select w.name, r.id
			from unnest(?) w(name)
			left join repository r on r.namespace_id = ? and r.name = w.name
			""";

	private final JdbcTemplate jdbc;

	private final TransactionTemplate ownTransaction;

	private final int scopeId;

	private final RepositoryIdBlocks keys;

	private final Map<String, Namespace> namespaces = new HashMap<>();

	/**
	 * Those of the last batch: a repository may go on into the next one with its
	 * duplicates.
	 */
	private Map<String, Map<String, Integer>> last = Map.of();

	private BackgroundTask<?> storing = BackgroundTask.done(true);

	/**
	 * Numbers of a scope that is stored, and committed.
	 */
	RepositoryIds(JdbcTemplate jdbc, PlatformTransactionManager transactions, int scopeId) {
		this.jdbc = jdbc;
		this.ownTransaction = new TransactionTemplate(transactions);
		this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
		this.scopeId = scopeId;
		this.keys = new RepositoryIdBlocks(jdbc);
	}

	/**
	 * The number of each entry's repository, null for an entry that names none.
	 */
	List<@Nullable Integer> of(List<NumberedRecord> entries) {
		Map<String, Set<String>> namesByNamespace = new LinkedHashMap<>();
		for (NumberedRecord entry : entries) {
			if (!(entry instanceof NumberedRecord.Invalid)) {
				namesByNamespace.computeIfAbsent(entry.namespace(), (none) -> new LinkedHashSet<>())
					.add(entry.repository());
			}
		}
		Map<String, Map<String, Integer>> numbers = new HashMap<>();
		List<Row> unknown = new ArrayList<>();
		namesByNamespace.forEach((namespace, names) -> numbers.put(namespace, numbersOf(namespace, names, unknown)));
		store(unknown);
		this.last = numbers;
		List<@Nullable Integer> result = new ArrayList<>(entries.size());
		for (NumberedRecord entry : entries) {
			result.add((entry instanceof NumberedRecord.Invalid) ? null
					: numbers.getOrDefault(entry.namespace(), Map.of()).get(entry.repository()));
		}
		return result;
	}

	private Map<String, Integer> numbersOf(String namespaceName, Set<String> names, List<Row> unknown) {
		Namespace namespace = this.namespaces.computeIfAbsent(namespaceName, this::namespace);
		Map<String, Integer> numbers = new HashMap<>(this.last.getOrDefault(namespaceName, Map.of()));
		if (!namespace.isNew()) {
			numbers.putAll(known(namespace, names.stream().filter((name) -> !numbers.containsKey(name)).toList()));
		}
		for (String name : names) {
			numbers.computeIfAbsent(name, (absent) -> {
				Row row = new Row(this.keys.next(), namespace.id(), name);
				unknown.add(row);
				return row.id();
			});
		}
		return numbers;
	}

	private void store(List<Row> rows) {
		if (rows.isEmpty()) {
			return;
		}
		this.storing.result();
		this.storing = BackgroundTask.begin(() -> {
			this.ownTransaction.executeWithoutResult((transaction) -> insert(rows));
			return true;
		});
	}

	private void insert(List<Row> rows) {
		this.jdbc.batchUpdate("insert into repository (id, namespace_id, name) values (?, ?, ?)", rows,
				TargetImport.BATCH, (statement, row) -> {
					statement.setInt(1, row.id());
					statement.setInt(2, row.namespaceId());
					statement.setString(3, row.name());
				});
	}

	private Map<String, Integer> known(Namespace namespace, List<String> names) {
		Map<String, Integer> known = new HashMap<>();
		for (int from = 0; from < names.size(); from += LOOKED_UP_AT_ONCE) {
			List<String> some = names.subList(from, Math.min(names.size(), from + LOOKED_UP_AT_ONCE));
			this.jdbc.query(FIND, (row) -> {
				Integer number = row.getObject(2, Integer.class);
				if (number != null) {
					known.put(row.getString(1), number);
				}
			}, new SqlArrayValue("varchar", some.toArray()), namespace.id());
		}
		return known;
	}

	/**
	 * One connection beside the import's own is enough: the two are not stored at once.
	 */
	private Namespace namespace(String name) {
		Integer known = idOf(name);
		if (known != null) {
			return new Namespace(known, false);
		}
		this.storing.result();
		Integer added = this.ownTransaction.execute((transaction) -> {
			this.jdbc.update("insert into namespace (scope_id, name) values (?, ?)", this.scopeId, name);
			return Objects.requireNonNull(idOf(name));
		});
		return new Namespace(Objects.requireNonNull(added), true);
	}

	private @Nullable Integer idOf(String namespace) {
		return DataAccessUtils.singleResult(this.jdbc.queryForList(
				"select id from namespace where scope_id = ? and name = ?", Integer.class, this.scopeId, namespace));
	}

	/** Waits until all are stored that were told. */
	void complete() {
		this.storing.result();
	}

	@Override
	public void close() {
		this.storing.await();
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

	/**
	 * A repository that is not stored yet.
	 */
	private record Row(int id, int namespaceId, String name) {
	}

}
