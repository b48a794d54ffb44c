package dev.swraudit.report.finding;

import java.util.List;

import dev.swraudit.ledger.IdRange;
import dev.swraudit.report.data.AuditStatistics;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reader of the accepted gaps of an audit by exception, in the order of the exceptions
 * file.
 */
public final class ExceptionGapsReader {

	private static final String GAPS = """
			select left(x.exception_id, 201), sum(gaps.records), sum(gaps.organizations)
			from (
			  select accepted_exception_id, 1 as records, 0 as organizations from assessment
			  where target_id > :after and target_id < :end and accepted_exception_id is not null
			  union all
			  select accepted_exception_id, 0, 1 from grant_list
			  where id > :after and id < :end and accepted_exception_id is not null
			) gaps
			join accepted_exception x on x.id = gaps.accepted_exception_id
			group by x.id, x.exception_id
			order by x.id
			""";

	private final JdbcClient jdbc;

	public ExceptionGapsReader(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** Reads the gaps. No query runs without any. */
	public List<ExceptionGaps> read(AuditStatistics statistics) {
		if (statistics.acceptedGaps() == 0) {
			return List.of();
		}
		IdRange rows = IdRange.targets(statistics.id());
		return this.jdbc.sql(GAPS)
			.param("after", rows.after())
			.param("end", rows.end())
			.query((row, number) -> new ExceptionGaps(row.getString(1), row.getLong(2), row.getLong(3)))
			.list();
	}

}
