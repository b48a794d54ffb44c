package dev.swraudit.report.overview;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.swraudit.finding.Rule;
import dev.swraudit.permission.CodePointOrder;
import dev.swraudit.ledger.IdRange;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Query for the records and findings of an audit by organization.
 */
final class OrganizationOverviewQuery {

	private static final Comparator<OrganizationOverview> ORDER = Comparator
		.comparingDouble(OrganizationOverview::exactShare)
		.reversed()
		.thenComparing(Comparator.comparingLong(OrganizationOverview::flagged).reversed())
		.thenComparing(Comparator.comparingLong(OrganizationOverview::open).reversed())
		.thenComparing(OrganizationOverview::namespace, CodePointOrder::compareText);

	private static final String RECORDS = """
			select n.name, counted.flagged, counted.undetermined, counted.audited, counted.unread
			from (
			  select r.namespace_id, sum(case when e.verdict = 'FLAGGED' then 1 else 0 end) as flagged,
			    sum(case when e.verdict = 'UNDETERMINED' then 1 else 0 end) as undetermined,
			    sum(case when o.outcome = 'AUDITED' then 1 else 0 end) as audited,
			    sum(case when o.outcome in ('FORBIDDEN', 'FAILED') or o.outcome is null then 1 else 0 end) as unread
			  from target t
			  join repository r on r.id = t.repository_id
			  left join outcome o on o.target_id = t.id
			  left join assessment e on e.target_id = t.id
			  where t.id > :after and t.id < :end
			  group by r.namespace_id
			) counted
			join namespace n on n.id = counted.namespace_id
			""";

	/** Findings on users are on no organization. */
	private static final String FINDINGS = """
			select n.name,
			  count(distinct case when f.state = 1 and f.rule not in (%1$d, %2$d) then u.user_id end) as users,
			  sum(case when f.state = 1 then 1 else 0 end) as open,
			  sum(case when f.state = 1 and coalesce(f.state_before, 2) = 2 then 1 else 0 end) as appeared,
			  sum(case when f.state = 1 and r.name = '' then 1 else 0 end) as grants
			from finding f
			join account u on u.id = f.account_id
			join repository r on r.id = f.repository_id
			join namespace n on n.id = r.namespace_id
			where f.id > :after and f.id < :end and f.change <> 3 and f.rule not in (%3$d, %4$d)
			group by n.name
			""".formatted(Rule.PUBLIC_REPOSITORY.code(), Rule.SHARED_REPOSITORY.code(), Rule.INACTIVE_USER.code(),
			Rule.UNKNOWN_USER.code());

	private final JdbcClient jdbc;

	OrganizationOverviewQuery(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** Reads the organizations with a record or a finding that is not closed. */
	List<OrganizationOverview> read(int auditId) {
		Map<String, OrganizationOverview> organizations = new HashMap<>();
		in(RECORDS, IdRange.targets(auditId)).query((row) -> {
			organizations.put(row.getString(1), OrganizationOverview.of(row.getString(1))
				.withRecords(row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5)));
		});
		in(FINDINGS, IdRange.findings(auditId)).query((row) -> {
			String name = row.getString(1);
			organizations.put(name, organizations.getOrDefault(name, OrganizationOverview.of(name))
				.withFindings(row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5)));
		});
		return organizations.values().stream().sorted(ORDER).toList();
	}

	private JdbcClient.StatementSpec in(String sql, IdRange rows) {
		return this.jdbc.sql(sql).param("after", rows.after()).param("end", rows.end());
	}

}
