package dev.swraudit.report.finding;

import java.util.List;
import java.util.stream.Stream;

import dev.swraudit.ledger.IdRange;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reader of the accepted gaps in the coverage of an audit.
 */
public final class AcceptedGapsReader {

	private static final String GAPS = """
			select n.name, r.name, o.outcome, left(x.exception_id, 200)
			from %s
			join accepted_exception x on x.id = g.accepted_exception_id
			join repository r on r.id = t.repository_id
			join namespace n on n.id = r.namespace_id
			where o.target_id > :after and o.target_id < :end
			order by o.target_id
			fetch first :limit rows only
			""";

	private static final String ORGANIZATIONS = GAPS
		.formatted("grant_list g join grant_outcome o on o.target_id = g.id join grant_list t on t.id = g.id");

	private static final String REPOSITORIES = GAPS
		.formatted("assessment g join outcome o on o.target_id = g.target_id join target t on t.id = g.target_id");

	private final JdbcClient jdbc;

	public AcceptedGapsReader(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Reads the first accepted gaps, those of organizations first.
	 * @param limit maximum number of gaps
	 */
	public List<AcceptedGap> first(int auditId, int limit) {
		return Stream.of(ORGANIZATIONS, REPOSITORIES)
			.flatMap((sql) -> read(sql, auditId, limit).stream())
			.limit(limit)
			.toList();
	}

	private List<AcceptedGap> read(String sql, int auditId, int limit) {
		IdRange rows = IdRange.targets(auditId);
		return this.jdbc.sql(sql)
			.param("after", rows.after())
			.param("end", rows.end())
			.param("limit", limit)
			.query((row, number) -> new AcceptedGap(row.getString(1), row.getString(2), row.getString(3),
					row.getString(4)))
			.list();
	}

}
