package dev.swraudit.report.overview;

import java.time.LocalDate;
import java.util.List;

import dev.swraudit.finding.FindingState;
import dev.swraudit.ledger.IdRange;
import dev.swraudit.report.data.AuditStatistics;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reader of the findings of an audit by user, by organization and by age.
 */
public final class OverviewReader {

	private static final String AGES = """
			select
			  coalesce(sum(case when first_seen >= :week then 1 else 0 end), 0),
			  coalesce(sum(case when first_seen < :week and first_seen >= :month then 1 else 0 end), 0),
			  coalesce(sum(case when first_seen < :month and first_seen >= :quarter then 1 else 0 end), 0),
			  coalesce(sum(case when first_seen < :quarter then 1 else 0 end), 0)
			from finding
			where id > :after and id < :end and state = :open
			""";

	private final JdbcClient jdbc;

	private final UserOverviewQuery users;

	private final OrganizationOverviewQuery organizations;

	public OverviewReader(JdbcClient jdbc) {
		this.jdbc = jdbc;
		this.users = new UserOverviewQuery(jdbc);
		this.organizations = new OrganizationOverviewQuery(jdbc);
	}

	/** Reads the overview. No query of findings runs without any. */
	public Overview read(AuditStatistics statistics) {
		if (statistics.count(FindingState.OPEN) + statistics.count(FindingState.ACCEPTED) == 0) {
			return new Overview(List.of(), this.organizations.read(statistics.id()), new Ages(0, 0, 0, 0));
		}
		LocalDate day = statistics.identity().auditDate();
		return new Overview(this.users.read(statistics.id(), day), this.organizations.read(statistics.id()),
				ages(statistics.id(), day));
	}

	private Ages ages(int auditId, LocalDate day) {
		IdRange findings = IdRange.findings(auditId);
		return this.jdbc.sql(AGES)
			.param("week", day.minusDays(Ages.WEEK))
			.param("month", day.minusDays(Ages.MONTH))
			.param("quarter", day.minusDays(Ages.OLD))
			.param("after", findings.after())
			.param("end", findings.end())
			.param("open", FindingState.OPEN.code())
			.query((row, number) -> new Ages(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4)))
			.single();
	}

}
