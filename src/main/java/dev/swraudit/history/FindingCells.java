package dev.swraudit.history;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.swraudit.decision.Decision;
import dev.swraudit.decision.DecisionKind;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Persons, exceptions and decisions of findings, by row id.
 */
final class FindingCells {

	private static final int LOOKUP_SIZE = 500;

	private final JdbcClient jdbc;

	private final Map<Long, String> persons;

	private final Map<Long, String> exceptions;

	private final Map<Long, Decision> decisions;

	/** Reads what some appearances need. */
	FindingCells(JdbcTemplate jdbc, List<Appearance> appearances) {
		this.jdbc = JdbcClient.create(jdbc);
		this.persons = read("select id, person from person where person is not null and id in (:ids)",
				appearances.stream().map((appearance) -> appearance.last().personId()).toList(),
				(row, number) -> row.getString(2));
		this.exceptions = read("select id, exception_id from accepted_exception where id in (:ids)",
				appearances.stream().map(Appearance::exceptionId).toList(), (row, number) -> row.getString(2));
		this.decisions = read("""
				select id, kind, decided_by, decided_on, reason, keep_until, revoke_by from decision where id in (:ids)
				""", appearances.stream().map((appearance) -> appearance.last().decisionId()).toList(),
				(row, number) -> decision(row));
	}

	private <T> Map<Long, T> read(String sql, Collection<? extends @Nullable Number> ids, RowMapper<T> mapper) {
		List<Long> all = ids.stream().filter(Objects::nonNull).map(Number::longValue).distinct().toList();
		Map<Long, T> values = new HashMap<>();
		for (int from = 0; from < all.size(); from += LOOKUP_SIZE) {
			this.jdbc.sql(sql)
				.param("ids", all.subList(from, Math.min(all.size(), from + LOOKUP_SIZE)))
				.query((row) -> {
					values.put(row.getLong(1), mapper.mapRow(row, 0));
				});
		}
		return values;
	}

	private static Decision decision(ResultSet row) throws SQLException {
		return new Decision(DecisionKind.of(row.getInt(2)), row.getString(3), row.getObject(4, LocalDate.class),
				row.getString(5), row.getObject(6, LocalDate.class), row.getObject(7, LocalDate.class));
	}

	@Nullable String person(FindingRow row) {
		return (row.personId() != null) ? this.persons.get(row.personId().longValue()) : null;
	}

	@Nullable String exception(@Nullable Long id) {
		return (id != null) ? this.exceptions.get(id) : null;
	}

	@Nullable Decision decision(FindingRow row) {
		return (row.decisionId() != null) ? this.decisions.get(row.decisionId().longValue()) : null;
	}

}
