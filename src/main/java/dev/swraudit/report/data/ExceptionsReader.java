package dev.swraudit.report.data;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import dev.swraudit.report.data.ListedException.Status;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reads the exceptions of an audit with their status. Long texts are truncated.
 */
public final class ExceptionsReader {

	private static final String STATUS = """
			case when x.expires < a.audit_date then 'EXPIRED' when x.approved_on > a.audit_date then 'NOT_YET'
			  when x.uses = 0 then 'UNUSED' when x.expires is null then 'NEVER_EXPIRING' else 'IN_USE' end
			""";

	private static final String COUNTS = """
			select status, count(*)
			from (
			  select %s as status from accepted_exception x join audit a on a.id = x.audit_id
			  where x.audit_id = :audit
			) listed
			group by status
			""".formatted(STATUS);

	private static final String FIRST = """
			select * from (
			  select x.id, left(x.exception_id, 200) as exception_id, x.rule, left(x.namespace, 200) as namespace,
			    left(x.repository, 200) as repository, left(x.user_id, 200) as user_id, left(x.reason, 500) as reason,
			    left(x.approver, 200) as approver, x.approved_on, x.expires, x.uses, %s as status
			  from accepted_exception x
			  join audit a on a.id = x.audit_id
			  where x.audit_id = :audit
			) listed
			order by case status when 'EXPIRED' then 0 when 'UNUSED' then 1 when 'NEVER_EXPIRING' then 2
			  when 'NOT_YET' then 3 else 4 end, id
			fetch first :limit rows only
			""".formatted(STATUS);

	private final JdbcClient jdbc;

	public ExceptionsReader(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Reads the exceptions of an audit.
	 * @param limit maximum number of exceptions that are listed
	 */
	public ExceptionList read(int auditId, int limit) {
		Map<Status, Long> counts = new EnumMap<>(Status.class);
		this.jdbc.sql(COUNTS).param("audit", auditId).query((row) -> {
			counts.put(Status.valueOf(row.getString(1)), row.getLong(2));
		});
		List<ListedException> first = this.jdbc.sql(FIRST)
			.param("audit", auditId)
			.param("limit", limit)
			.query(ExceptionsReader::exception)
			.list();
		return new ExceptionList(List.copyOf(first), counts);
	}

	private static ListedException exception(ResultSet row, int number) throws SQLException {
		return new ListedException(row.getString("exception_id"), row.getString("rule"), row.getString("namespace"),
				row.getString("repository"), row.getString("user_id"), row.getString("reason"),
				row.getString("approver"), row.getObject("approved_on", LocalDate.class),
				row.getObject("expires", LocalDate.class), Status.valueOf(row.getString("status")),
				row.getLong("uses"));
	}

}
