package dev.swraudit.report.data;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reader of the latest audits of a scope.
 */
public final class TrendReader {

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

	public TrendReader(JdbcClient jdbc) {
		this.jdbc = jdbc;
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
