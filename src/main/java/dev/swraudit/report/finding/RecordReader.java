package dev.swraudit.report.finding;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.swraudit.finding.Rule;
import dev.swraudit.finding.Verdict;
import dev.swraudit.ledger.IdRange;
import dev.swraudit.report.data.AuditStatistics;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reader of the records that were not read or are undetermined. The number of records and
 * the length of names are limited.
 */
public final class RecordReader {

	private static final String COLUMNS = """
			select r.target_id, r.line, left(r.namespace, 200) as namespace, left(r.repository, 200) as repository,
			  r.outcome, r.http_status, r.error_code, r.message, left(r.creator_id, 201) as creator_id,
			  left(r.creator_name, 201) as creator_name, r.manager_count, r.open_finding_count,
			  left(r.exception_id, 200) as exception_id
			""";

	private static final String UNDETERMINED = COLUMNS + """
			, r.repository_id
			from (
			  select target_id from assessment
			  where target_id > :after and target_id < :end and verdict = 'UNDETERMINED'
			  order by target_id fetch first :limit rows only
			) chosen
			join stored_repositories r on r.target_id = chosen.target_id
			order by r.target_id
			""";

	private static final String UNRECOGNISED = """
			select repository_id, count(*) from finding
			where id > :after and id < :end and change <> 3 and rule = %d
			group by repository_id
			""".formatted(Rule.UNRECOGNISED_PERMISSION.code());

	/**
	 * Limits the row ids before the join, because H2 does not push a limit down into a
	 * view.
	 */
	private static final String NOT_AUDITED = COLUMNS + """
			from (
			  select t.id as target_id from target t left join outcome o on o.target_id = t.id
			  left join assessment e on e.target_id = t.id
			  where t.id > :after and t.id < :end
			    and (o.outcome is null or o.outcome in ('FAILED', 'FORBIDDEN', 'INVALID', 'NOT_FOUND'))
			  order by case when e.accepted_exception_id is not null then 3 when o.outcome = 'NOT_FOUND' then 2
			    when o.outcome = 'INVALID' then 1 else 0 end, t.line
			  fetch first :limit rows only
			) chosen
			join stored_repositories r on r.target_id = chosen.target_id
			order by case when r.exception_id is not null then 3 when r.outcome = 'NOT_FOUND' then 2
			  when r.outcome = 'INVALID' then 1 else 0 end, r.line
			""";

	private final JdbcClient jdbc;

	public RecordReader(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Reads the first repositories that are undetermined, in the order of names. No query
	 * runs without any.
	 * @param limit maximum number of repositories
	 */
	public List<ReportedRecord> undetermined(AuditStatistics statistics, int limit) {
		if (statistics.count(Verdict.UNDETERMINED) == 0) {
			return List.of();
		}
		Map<Integer, Long> unrecognised = new HashMap<>();
		in(UNRECOGNISED, IdRange.findings(statistics.id())).query((row) -> {
			unrecognised.put(row.getInt(1), row.getLong(2));
		});
		return List.copyOf(in(UNDETERMINED, IdRange.targets(statistics.id())).param("limit", limit)
			.query((row, number) -> record(row, number)
				.withUnrecognised(unrecognised.getOrDefault(row.getInt("repository_id"), 0L)))
			.list());
	}

	/**
	 * Reads the first records that were not audited. Those that another run may read come
	 * first, and accepted gaps last. No query runs without any.
	 * @param limit maximum number of records
	 */
	public List<ReportedRecord> notAudited(AuditStatistics statistics, int limit) {
		if (statistics.notAudited() == 0) {
			return List.of();
		}
		return List.copyOf(in(NOT_AUDITED, IdRange.targets(statistics.id())).param("limit", limit)
			.query(RecordReader::record)
			.list());
	}

	private JdbcClient.StatementSpec in(String sql, IdRange rows) {
		return this.jdbc.sql(sql).param("after", rows.after()).param("end", rows.end());
	}

	private static ReportedRecord record(ResultSet row, int number) throws SQLException {
		return new ReportedRecord(row.getInt("line"), row.getString("namespace"), row.getString("repository"),
				row.getString("outcome"), row.getObject("http_status", Integer.class), row.getString("error_code"),
				row.getString("message"), row.getString("creator_id"), row.getString("creator_name"),
				row.getObject("manager_count", Integer.class), row.getObject("open_finding_count", Integer.class),
				row.getString("exception_id"), 0);
	}

}
