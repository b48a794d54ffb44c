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
 * Row ids of the repositories of a scope. Stores new repositories in separate
 * transactions on another thread, because they remain valid even if the audit's import is
 * rolled back.
 */
public final class RepositoryIds implements AutoCloseable {

	private static final int LOOKUP_SIZE = 5_000;

	/**
	 * Finds each repository through the index. With {@code name in (…)}, H2 would read
	 * all repositories of the namespace. The outer join fixes the join order in H2.
	 */
	static final String FIND = """
			select w.name, r.id
			from unnest(?) w(name)
			left join repository r on r.namespace_id = ? and r.name = w.name
			""";

	private final JdbcTemplate jdbc;

	private final TransactionTemplate ownTransaction;

	private final int scopeId;

	private final RepositoryIdBlocks blocks;

	private final Map<String, Namespace> namespaces = new HashMap<>();

	/**
	 * Ids of the last batch, because the duplicates of a repository may continue in the
	 * next one.
	 */
	private Map<String, Map<String, Integer>> last = Map.of();

	private BackgroundTask<?> storing = BackgroundTask.done(true);

	/**
	 * Creates ids for a scope, which must be committed.
	 */
	public RepositoryIds(JdbcTemplate jdbc, PlatformTransactionManager transactions, int scopeId) {
		this.jdbc = jdbc;
		this.ownTransaction = new TransactionTemplate(transactions);
		this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
		this.scopeId = scopeId;
		this.blocks = new RepositoryIdBlocks(jdbc);
	}

	/** Returns the id of each repository. */
	public List<Integer> idsOf(List<RepositoryName> repositories) {
		List<Integer> ids = new ArrayList<>(repositories.size());
		of(repositories).forEach((id) -> ids.add(Objects.requireNonNull(id)));
		return ids;
	}

	/**
	 * Returns the id of each repository; null for null. An empty name of a repository
	 * means the organization.
	 */
	List<@Nullable Integer> of(List<? extends @Nullable RepositoryName> repositories) {
		Map<String, Set<String>> namesByNamespace = new LinkedHashMap<>();
		for (RepositoryName repository : repositories) {
			if (repository != null) {
				namesByNamespace.computeIfAbsent(repository.namespace(), (none) -> new LinkedHashSet<>())
					.add(repository.repository());
			}
		}
		Map<String, Map<String, Integer>> ids = new HashMap<>();
		List<Row> unknown = new ArrayList<>();
		namesByNamespace.forEach((namespace, names) -> ids.put(namespace, idsOf(namespace, names, unknown)));
		store(unknown);
		this.last = ids;
		List<@Nullable Integer> result = new ArrayList<>(repositories.size());
		for (RepositoryName repository : repositories) {
			result.add((repository == null) ? null
					: ids.getOrDefault(repository.namespace(), Map.of()).get(repository.repository()));
		}
		return result;
	}

	private Map<String, Integer> idsOf(String namespaceName, Set<String> names, List<Row> unknown) {
		Namespace namespace = this.namespaces.computeIfAbsent(namespaceName, this::namespace);
		Map<String, Integer> ids = new HashMap<>(this.last.getOrDefault(namespaceName, Map.of()));
		if (!namespace.isNew()) {
			ids.putAll(known(namespace, names.stream().filter((name) -> !ids.containsKey(name)).toList()));
		}
		for (String name : names) {
			ids.computeIfAbsent(name, (absent) -> {
				Row row = new Row(this.blocks.next(), namespace.id(), name);
				unknown.add(row);
				return row.id();
			});
		}
		return ids;
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
		for (int from = 0; from < names.size(); from += LOOKUP_SIZE) {
			List<String> some = names.subList(from, Math.min(names.size(), from + LOOKUP_SIZE));
			this.jdbc.query(FIND, (row) -> {
				Integer id = row.getObject(2, Integer.class);
				if (id != null) {
					known.put(row.getString(1), id);
				}
			}, new SqlArrayValue("varchar", some.toArray()), namespace.id());
		}
		return known;
	}

	/**
	 * Returns a namespace, stored if new. Waits for repositories that are being stored,
	 * so that the import needs only one additional connection.
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

	/** Waits until all new repositories are stored. */
	public void complete() {
		this.storing.result();
	}

	@Override
	public void close() {
		this.storing.await();
	}

	/**
	 * Namespace with its row id.
	 *
	 * @param isNew whether this import stored it, so that it has no stored repositories
	 * to look up. Records are sorted, so that only duplicates repeat a repository, in the
	 * same batch or the next one.
	 */
	private record Namespace(int id, boolean isNew) {
	}

	/**
	 * Repository that is not stored yet.
	 */
	private record Row(int id, int namespaceId, String name) {
	}

}
