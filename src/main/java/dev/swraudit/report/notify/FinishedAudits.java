package dev.swraudit.report.notify;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.swraudit.finding.FindingState;
import dev.swraudit.ledger.IdRange;
import dev.swraudit.report.change.Gaps;
import dev.swraudit.report.change.GapsReader;
import dev.swraudit.report.console.ConsoleSummary;
import dev.swraudit.report.data.AuditStatistics;
import dev.swraudit.report.data.AuditStatisticsQuery;
import dev.swraudit.report.data.LastComplete;
import dev.swraudit.report.publish.ReportFiles;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reads finished audits for notifications.
 */
public final class FinishedAudits {

	private static final int FINDINGS = 20;

	private static final String FIRST = """
			select v.fingerprint, v.rule, v.certainty, v.state, v.namespace, v.repository,
			  left(v.creator_name, 200) as creator_name, left(v.user_id, 200) as user_id,
			  left(v.user_name, 200) as user_name, v.permission, left(v.person, 200) as person, v.object_count
			from (
			  select id from finding where id > :after and id < :end and state = 1 and %s
			  order by id fetch first :limit rows only
			) chosen
			join stored_findings v on v.finding_id = chosen.id
			order by v.finding_id
			""";

	private static final String NEW = FIRST.formatted("state_before is null");

	private static final String REOPENED = FIRST.formatted("state_before = " + FindingState.ACCEPTED.code());

	private static final String OPEN_BY_NAMESPACE = """
			select n.name, count(*)
			from finding f
			join repository r on r.id = f.repository_id
			join namespace n on n.id = r.namespace_id
			where f.id > :after and f.id < :end and f.state = 1
			group by n.name
			order by n.name
			""";

	private static final String LAST_COMPLETE = """
			select finished_at, audit_date from audits where scope = :scope and complete
			order by audit_date desc, revision desc fetch first 1 rows only
			""";

	private final JdbcClient jdbc;

	private final AuditStatisticsQuery statistics;

	private final ConsoleSummary summary;

	private final GapsReader gaps;

	public FinishedAudits(JdbcClient jdbc, AuditStatisticsQuery statistics, ConsoleSummary summary) {
		this.jdbc = jdbc;
		this.statistics = statistics;
		this.summary = summary;
		this.gaps = new GapsReader(jdbc);
	}

	/**
	 * Reads an audit.
	 * @param output the output directory
	 */
	public FinishedAudit read(int auditId, Path output, boolean published) {
		AuditStatistics audit = this.statistics.read(auditId);
		String sums = published ? ReportFiles.sumsHash(audit.identity().publishedDirectory(output)) : null;
		Gaps unread = this.gaps.read(audit, ConsoleSummary.NAMED_GAPS);
		return new FinishedAudit(audit, sums, first(NEW, auditId), first(REOPENED, auditId), openByNamespace(auditId),
				unread, this.summary.chatLines(audit, unread));
	}

	private List<NotifiedFinding> first(String sql, int auditId) {
		return in(sql, auditId).param("limit", FINDINGS).query(FinishedAudits::finding).list();
	}

	/** Returns the latest complete audit of a scope. */
	public Optional<LastComplete> lastComplete(String scope) {
		return this.jdbc.sql(LAST_COMPLETE)
			.param("scope", scope)
			.query((row, number) -> new LastComplete(row.getObject(1, OffsetDateTime.class).toInstant(),
					row.getObject(2, LocalDate.class)))
			.optional();
	}

	private Map<String, Long> openByNamespace(int auditId) {
		Map<String, Long> open = new LinkedHashMap<>();
		in(OPEN_BY_NAMESPACE, auditId).query((row) -> {
			open.put(row.getString(1), row.getLong(2));
		});
		return open;
	}

	private JdbcClient.StatementSpec in(String sql, int auditId) {
		IdRange keys = IdRange.findings(auditId);
		return this.jdbc.sql(sql).param("after", keys.after()).param("end", keys.end());
	}

	private static NotifiedFinding finding(ResultSet row, int number) throws SQLException {
		return new NotifiedFinding(row.getString("fingerprint"), row.getString("rule"), row.getString("certainty"),
				row.getString("state"), row.getString("namespace"), row.getString("repository"),
				row.getString("creator_name"), row.getString("user_id"), row.getString("user_name"),
				row.getString("permission"), row.getString("person"), row.getObject("object_count", Integer.class));
	}

}
