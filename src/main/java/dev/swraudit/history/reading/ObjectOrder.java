package dev.swraudit.history.reading;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import dev.swraudit.target.RepositoryName;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Order of the selected objects of a scope by name. Takes 4 bytes for each repository id,
 * so that rows of many audits are merged without their names.
 */
public final class ObjectOrder {

	private static final String ALL = """
			select r.id, n.name, r.name
			from repository r
			join namespace n on n.id = r.namespace_id
			join scope s on s.id = n.scope_id
			where s.name = ?
			order by n.name, r.name
			""";

	private static final String NAMES = """
			select r.id, n.name, r.name
			from repository r
			join namespace n on n.id = r.namespace_id
			where r.id in (:ids)
			""";

	private final JdbcTemplate jdbc;

	private final BitSet selected = new BitSet();

	private int[] ranks = new int[1024];

	private int last;

	/**
	 * Reads the order.
	 * @param objects selects objects by name
	 */
	public ObjectOrder(JdbcTemplate jdbc, String scope, Predicate<RepositoryName> objects) {
		this.jdbc = jdbc;
		jdbc.query(ALL, (row) -> {
			if (objects.test(new RepositoryName(row.getString(2), row.getString(3)))) {
				add(row.getInt(1));
			}
		}, scope);
	}

	private void add(int repository) {
		if (repository >= this.ranks.length) {
			this.ranks = Arrays.copyOf(this.ranks, Math.max(repository + 1, this.ranks.length * 2));
		}
		this.ranks[repository] = ++this.last;
		this.selected.set(repository);
	}

	/** Selects fewer objects. */
	public void retain(BitSet repositories) {
		BitSet others = selected();
		others.andNot(repositories);
		others.stream().forEach((repository) -> this.ranks[repository] = 0);
		this.selected.and(repositories);
	}

	/** Returns the ids of the selected objects. */
	BitSet selected() {
		return (BitSet) this.selected.clone();
	}

	/**
	 * Returns the number of a selected object in the order of names, from 1; 0 if the
	 * object is not selected.
	 */
	public int rank(int repository) {
		return (repository < this.ranks.length) ? this.ranks[repository] : 0;
	}

	/** Returns the names of objects. */
	public Map<Integer, RepositoryName> names(List<Integer> repositories) {
		Map<Integer, RepositoryName> names = new HashMap<>();
		if (repositories.isEmpty()) {
			return names;
		}
		JdbcClient.create(this.jdbc).sql(NAMES).param("ids", repositories).query((row) -> {
			names.put(row.getInt(1), new RepositoryName(row.getString(2), row.getString(3)));
		});
		return names;
	}

}
