package dev.swraudit.report.finding;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.swraudit.finding.Rule;
import dev.swraudit.ledger.IdRange;
import dev.swraudit.people.Person;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reader of the findings on users that are not closed, the most urgent first.
 */
final class UserFindingReader {

	private static final String FIRST = """
			select f.id, f.rule, f.object_count, p.status, p.left_on, count(*) over () as findings
			from finding f
			left join person p on p.id = f.person_id
			where f.id > :after and f.id < :end and f.change <> 3 and f.rule in (%d, %d)
			order by case when f.state <> 1 then 3 when f.change = 1 then 0 when f.state_before = 2 then 1 else 2 end, f.id
			fetch first :limit rows only
			"""
		.formatted(Rule.INACTIVE_USER.code(), Rule.UNKNOWN_USER.code());

	private final JdbcClient jdbc;

	private final FindingReader findings;

	UserFindingReader(JdbcClient jdbc, FindingReader findings) {
		this.jdbc = jdbc;
		this.findings = findings;
	}

	/**
	 * Reads the first findings.
	 * @param limit maximum number of findings
	 */
	Highlights.Users first(int auditId, int limit) {
		IdRange keys = IdRange.findings(auditId);
		List<Chosen> chosen = this.jdbc.sql(FIRST)
			.param("after", keys.after())
			.param("end", keys.end())
			.param("limit", limit)
			.query(Chosen::read)
			.list();
		Map<Long, ReportedHolder> holders = this.findings.holders(chosen.stream().map(Chosen::id).toList());
		return new Highlights.Users(chosen.stream().map((finding) -> finding.with(holders)).toList(),
				chosen.isEmpty() ? 0 : chosen.get(0).total());
	}

	/**
	 * Finding during the query.
	 *
	 * @param total number of all findings
	 */
	private record Chosen(long id, Rule rule, int objects, Person.@Nullable Status status, @Nullable LocalDate leftOn,
			long total) {

		static Chosen read(ResultSet row, int number) throws SQLException {
			Integer status = row.getObject("status", Integer.class);
			return new Chosen(row.getLong("id"), Rule.of(row.getInt("rule")), row.getInt("object_count"),
					(status != null) ? Person.Status.of(status) : null, row.getObject("left_on", LocalDate.class),
					row.getLong("findings"));
		}

		ReportedUser with(Map<Long, ReportedHolder> holders) {
			return new ReportedUser(Objects.requireNonNull(holders.get(this.id)), this.rule, this.status, this.leftOn,
					this.objects);
		}

	}

}
