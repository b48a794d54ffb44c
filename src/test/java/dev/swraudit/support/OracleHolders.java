package dev.swraudit.support;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.swraudit.support.OracleReading.Row;

/**
 * The holders of one audit: users with a row on the list of a repository or an
 * organization, their names and their permissions.
 */
final class OracleHolders {

	/** A manager, then Write, then Read, then the greater value. */
	private static final Comparator<Row> BY_POWER = Comparator.comparing(OracleHolders::power).thenComparing(Row::auth);

	private final SortedMap<String, List<Row>> rows;

	OracleHolders(List<Row> rows) {
		this.rows = rows.stream()
			.filter((row) -> isUser(row.userId()))
			.collect(Collectors.groupingBy(Row::userId, () -> new TreeMap<>(OracleCsv.CODE_POINTS),
					Collectors.toList()));
	}

	/** Returns whether an id is a user's, not everyone's or another account's. */
	static boolean isUser(String id) {
		return !id.equals("*") && !id.startsWith("account:");
	}

	Set<String> ids() {
		return this.rows.keySet();
	}

	boolean holds(String id) {
		return this.rows.containsKey(id);
	}

	List<Row> rowsOf(String id) {
		return this.rows.getOrDefault(id, List.of());
	}

	/** Returns the name on most rows, the first by code point of equals. */
	String userName(String id) {
		Map<String, Long> counts = rowsOf(id).stream()
			.map(Row::userName)
			.filter((name) -> !name.isEmpty())
			.collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
		return counts.entrySet()
			.stream()
			.min(Map.Entry.<String, Long>comparingByValue()
				.reversed()
				.thenComparing(Map.Entry.comparingByKey(OracleCsv.CODE_POINTS)))
			.map(Map.Entry::getKey)
			.orElse("");
	}

	/** Returns the other names, joined. */
	String otherNames(String id) {
		String userName = userName(id);
		return names(id).stream().filter((name) -> !name.equals(userName)).collect(Collectors.joining("; "));
	}

	/** Returns the row with the highest permission. */
	Row highest(String id) {
		return rowsOf(id).stream().max(BY_POWER).orElseThrow();
	}

	/**
	 * Returns whether a user bears a name and no other holder does.
	 * @param shownName the name that a finding shows, because the user may hold nothing
	 * in this audit
	 */
	boolean aloneBears(String id, String shownName, String name) {
		boolean bears = shownName.equals(name) || names(id).contains(name);
		return bears && !name.isEmpty()
				&& ids().stream().noneMatch((other) -> !other.equals(id) && names(other).contains(name));
	}

	Set<String> names(String id) {
		Set<String> names = new TreeSet<>(OracleCsv.CODE_POINTS);
		rowsOf(id).stream().map(Row::userName).filter((name) -> !name.isEmpty()).forEach(names::add);
		return names;
	}

	private static int power(Row row) {
		if (row.manages()) {
			return 3;
		}
		return (row.auth() == 3) ? 2 : (row.auth() == 1) ? 1 : 0;
	}

}
