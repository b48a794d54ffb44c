package dev.swraudit.report.data;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import dev.swraudit.ledger.IdRange;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reader of the flagged repositories by namespace and by audit.
 */
public final class DistributionReader {

	private static final String NAMESPACES = """
			select left(n.name, 64), counted.flagged, counted.undetermined
			from (
			  select r.namespace_id, sum(case when e.verdict = 'FLAGGED' then 1 else 0 end) as flagged,
			    sum(case when e.verdict = 'FLAGGED' then 0 else 1 end) as undetermined
			  from assessment e
			  join target t on t.id = e.target_id
			  join repository r on r.id = t.repository_id
			  where e.target_id > :after and e.target_id < :end and e.verdict in ('FLAGGED', 'UNDETERMINED')
			  group by r.namespace_id
			) counted
			join namespace n on n.id = counted.namespace_id
			order by counted.flagged desc, counted.undetermined desc, n.name
			""";

	private static final String AUDITS = """
			select p.audit_date, p.revision, p.complete, p.flagged, p.open_findings, p.not_audited
			from audit p
			join audit a on a.scope_id = p.scope_id
			where a.id = :audit
			  and (p.id = a.id or p.published and (p.audit_date < a.audit_date
			    or p.audit_date = a.audit_date and p.revision < a.revision))
			order by p.audit_date desc, p.revision desc
			fetch first :limit rows only
			""";

	private final JdbcClient jdbc;

	public DistributionReader(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Returns the namespaces with flagged or undetermined repositories, those with the
	 * most flagged ones first.
	 */
	public List<NamespaceCount> namespaces(int auditId) {
		IdRange targets = IdRange.targets(auditId);
		return List.copyOf(this.jdbc.sql(NAMESPACES)
			.param("after", targets.after())
			.param("end", targets.end())
			.query((row, number) -> new NamespaceCount(row.getString(1), row.getLong(2), row.getLong(3)))
			.list());
	}

	/**
	 * Returns the latest audits of the scope up to and including this one, the oldest
	 * first.
	 * @param limit maximum number of audits
	 */
	public List<PastAudit> trend(int auditId, int limit) {
		List<PastAudit> audits = new ArrayList<>(this.jdbc.sql(AUDITS)
			.param("audit", auditId)
			.param("limit", limit)
			.query((row, number) -> new PastAudit(row.getObject(1, LocalDate.class), row.getInt(2), row.getBoolean(3),
					row.getLong(4), row.getLong(5), row.getLong(6)))
			.list());
		Collections.reverse(audits);
		return List.copyOf(audits);
	}

}
