package dev.swraudit.report.change;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.swraudit.people.Person;

import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Query for the names of the users and objects that a list of changes names, and for the
 * start of the audits that read an object without a permission.
 */
final class ChangeNames {

	/**
	 * The ids are literals, because H2 looks literals up in a set but compares parameters
	 * one by one.
	 */
	private static final String OBJECTS = """
			select r.id, n.name, r.name from repository r join namespace n on n.id = r.namespace_id where r.id in (%s)
			""";

	private static final String ORGANIZATIONS = "select id, name from namespace where id in (%s)";

	private static final String PEOPLE = "select id, left(person, 201), status from person where id in (%s)";

	private static final String STARTS = """
			select audit_date, min(started_at) from audit
			where published and audit_date in (:dates) and scope_id = (select scope_id from audit where id = :audit)
			group by audit_date
			""";

	private final JdbcClient jdbc;

	ChangeNames(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** Returns the changes with names, in the order of the tallies. */
	List<UserChange> named(int auditId, List<UserTally> tallies) {
		Map<Integer, ObjectName> objects = read(OBJECTS, ids(tallies, UserTally::repositories),
				(row, number) -> new ObjectName(row.getString(2), row.getString(3)));
		Map<Integer, String> organizations = read(ORGANIZATIONS, ids(tallies, UserTally::namespaces),
				(row, number) -> row.getString(2));
		Map<Integer, KnownPerson> people = read(PEOPLE, ids(tallies, ChangeNames::person), ChangeNames::person);
		Map<LocalDate, Instant> starts = starts(auditId, tallies);
		return tallies.stream()
			.map((tally) -> tally.change(people.get(Objects.requireNonNullElse(tally.personId(), 0)),
					tally.repositories().stream().map(objects::get).map(Objects::requireNonNull).toList(),
					tally.namespaces().stream().map(organizations::get).map(Objects::requireNonNull).toList(),
					starts.get(Objects.requireNonNullElse(tally.lastAbsent(), LocalDate.MAX))))
			.toList();
	}

	private static Collection<Integer> person(UserTally tally) {
		Integer person = tally.personId();
		return (person != null) ? List.of(person) : List.of();
	}

	private static KnownPerson person(ResultSet row, int number) throws SQLException {
		return new KnownPerson(row.getString(2), Person.Status.of(row.getInt(3)));
	}

	private static String ids(List<UserTally> tallies, Function<UserTally, Collection<Integer>> ids) {
		return tallies.stream()
			.flatMap((tally) -> ids.apply(tally).stream())
			.distinct()
			.map(String::valueOf)
			.collect(Collectors.joining(","));
	}

	private <T> Map<Integer, T> read(String sql, String ids, RowMapper<T> mapper) {
		Map<Integer, T> rows = new HashMap<>();
		if (!ids.isEmpty()) {
			this.jdbc.sql(sql.formatted(ids)).query((row) -> {
				rows.put(row.getInt(1), Objects.requireNonNull(mapper.mapRow(row, 0)));
			});
		}
		return rows;
	}

	private Map<LocalDate, Instant> starts(int auditId, List<UserTally> tallies) {
		List<LocalDate> dates = tallies.stream()
			.map(UserTally::lastAbsent)
			.filter(Objects::nonNull)
			.distinct()
			.toList();
		Map<LocalDate, Instant> starts = new HashMap<>();
		if (!dates.isEmpty()) {
			this.jdbc.sql(STARTS).param("dates", dates).param("audit", auditId).query((row) -> {
				starts.put(row.getObject(1, LocalDate.class), row.getObject(2, OffsetDateTime.class).toInstant());
			});
		}
		return starts;
	}

}
