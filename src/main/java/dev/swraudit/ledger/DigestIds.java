package dev.swraudit.ledger;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.swraudit.input.Sha256;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Row ids of values that a table stores once for each scope, by the digest of their
 * content. Only one run of a scope may use it at a time. Discard the object if a
 * transaction that used it fails.
 *
 * @param <T> the type of the values
 */
public final class DigestIds<T> {

	private static final int BATCH = 1000;

	private final JdbcTemplate jdbc;

	private final int scopeId;

	private final String table;

	private final String insert;

	private final Function<T, List<@Nullable Object>> row;

	private final Map<UUID, Integer> known = new HashMap<>();

	/**
	 * Creates ids for a table with the columns {@code id}, {@code scope_id} and
	 * {@code digest}.
	 * @param columns the other columns
	 * @param row returns the values of the other columns
	 */
	public DigestIds(JdbcTemplate jdbc, int scopeId, String table, List<String> columns,
			Function<T, List<@Nullable Object>> row) {
		this.jdbc = jdbc;
		this.scopeId = scopeId;
		this.table = table;
		this.insert = "insert into " + table + " (scope_id, digest, " + String.join(", ", columns) + ") values (?, ?"
				+ ", ?".repeat(columns.size()) + ")";
		this.row = row;
		load();
	}

	private void load() {
		this.jdbc.query("select digest, id from " + this.table + " where scope_id = ?", (row) -> {
			this.known.put(row.getObject(1, UUID.class), row.getInt(2));
		}, this.scopeId);
	}

	/** Returns the id of every value. Stores new values. */
	public Map<T, Integer> idsOf(Collection<T> values) {
		Map<T, UUID> digests = new LinkedHashMap<>();
		values.forEach((value) -> digests.computeIfAbsent(value, this::digest));
		Map<UUID, T> added = new LinkedHashMap<>();
		digests.forEach((value, digest) -> {
			if (!this.known.containsKey(digest)) {
				added.put(digest, value);
			}
		});
		if (!added.isEmpty()) {
			store(added);
			load();
		}
		return digests.entrySet()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, (entry) -> this.known.get(entry.getValue())));
	}

	private void store(Map<UUID, T> added) {
		this.jdbc.batchUpdate(this.insert, added.entrySet(), BATCH, (statement, entry) -> {
			statement.setInt(1, this.scopeId);
			statement.setObject(2, entry.getKey());
			int column = 3;
			for (Object value : this.row.apply(entry.getValue())) {
				statement.setObject(column++, value);
			}
		});
	}

	/** Marks values, so that a missing one differs from an empty one. */
	private UUID digest(T value) {
		return Sha256.uuid(this.row.apply(value)
			.stream()
			.map((cell) -> (cell != null) ? "+" + cell : "-")
			.collect(Collectors.joining("\0")));
	}

}
