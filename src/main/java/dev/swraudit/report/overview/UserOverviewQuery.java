package dev.swraudit.report.overview;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.swraudit.finding.Rule;
import dev.swraudit.permission.CodePointOrder;
import dev.swraudit.ledger.IdRange;
import dev.swraudit.people.Person;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Query for the findings of an audit by user.
 */
final class UserOverviewQuery {

	private static final Comparator<UserOverview> ORDER = Comparator.comparingLong(UserOverview::repositories)
		.reversed()
		.thenComparing(Comparator.comparingLong(UserOverview::open).reversed())
		.thenComparing(UserOverview::userId, CodePointOrder::compareText);

	/** A user can have several accounts, one for each name. */
	private static final String FINDINGS = """
			select u.user_id, max(nullif(u.user_name, '')) as user_name,
			  count(distinct case when f.state = 1 and f.rule = %1$d then f.repository_id end) as repositories,
			  count(distinct case when f.state = 1 and f.rule in (%1$d, %2$d) then r.namespace_id end) as organizations,
			  sum(case when f.state = 1 then 1 else 0 end) as open,
			  sum(case when f.state = 1 and coalesce(f.state_before, 2) = 2 then 1 else 0 end) as appeared,
			  sum(case when f.state = 1 and f.first_seen < :old then 1 else 0 end) as old,
			  sum(case when f.state = 2 then 1 else 0 end) as accepted,
			  min(f.first_seen) as oldest, max(case when f.is_self then 1 else 0 end) as self,
			  max(f.person_id) as person_id
			from finding f
			join account u on u.id = f.account_id
			join repository r on r.id = f.repository_id
			where f.id > :after and f.id < :end and f.change <> 3 and f.rule not in (%3$d, %4$d)
			group by u.user_id
			""".formatted(Rule.NON_CREATOR_MANAGE.code(), Rule.ORGANIZATION_MANAGE.code(),
			Rule.PUBLIC_REPOSITORY.code(), Rule.SHARED_REPOSITORY.code());

	/** The name that is on most rows of a user. */
	private static final String NAMES = """
			select u.user_id, nullif(u.user_name, '')
			from holder h join account u on u.id = h.account_id
			where h.id > :after and h.id < :end
			""";

	private static final String PEOPLE = """
			select distinct p.id, left(p.person, 201), left(p.department, 201), p.kind, p.status
			from person p
			where p.id in (select f.person_id from finding f where f.id > :after and f.id < :end)
			""";

	private final JdbcClient jdbc;

	UserOverviewQuery(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Reads the users with a finding that is not closed.
	 * @param day the audit date
	 */
	List<UserOverview> read(int auditId, LocalDate day) {
		Map<Integer, Behind> people = people(auditId);
		Map<String, UserOverview> users = new HashMap<>();
		in(FINDINGS, auditId).param("old", day.minusDays(Ages.OLD)).query((row) -> {
			UserOverview user = user(row, people);
			users.put(user.userId(), user);
		});
		in(NAMES, auditId).query((row) -> {
			String name = row.getString(2);
			users.computeIfPresent(row.getString(1), (userId, user) -> user.named(name));
		});
		return users.values().stream().sorted(ORDER).toList();
	}

	private Map<Integer, Behind> people(int auditId) {
		Map<Integer, Behind> people = new HashMap<>();
		in(PEOPLE, auditId).query((row) -> {
			Integer kind = row.getObject(4, Integer.class);
			people.put(row.getInt(1), new Behind(row.getString(2), row.getString(3),
					(kind != null) ? Person.Kind.of(kind) : null, Person.Status.of(row.getInt(5))));
		});
		return people;
	}

	private JdbcClient.StatementSpec in(String sql, int auditId) {
		IdRange findings = IdRange.findings(auditId);
		return this.jdbc.sql(sql).param("after", findings.after()).param("end", findings.end());
	}

	private static UserOverview user(ResultSet row, Map<Integer, Behind> people) throws SQLException {
		Behind behind = people.getOrDefault(row.getInt("person_id"), Behind.NOBODY);
		return new UserOverview(row.getString("user_id"), row.getString("user_name"), behind.person(),
				behind.department(), behind.kind(), behind.status(), row.getInt("self") == 1,
				row.getLong("repositories"), row.getLong("organizations"), row.getLong("open"), row.getLong("appeared"),
				row.getLong("old"), row.getLong("accepted"), row.getObject("oldest", LocalDate.class));
	}

	/**
	 * Entry of the people list for a user.
	 */
	private record Behind(@Nullable String person, @Nullable String department, Person.@Nullable Kind kind,
			Person.@Nullable Status status) {

		private static final Behind NOBODY = new Behind(null, null, null, null);

	}

}
