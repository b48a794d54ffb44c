package dev.swraudit.report.data;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

import dev.swraudit.acceptance.AcceptedException;
import dev.swraudit.ledger.IdRange;
import dev.swraudit.report.data.ListedException.Status;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reads the exceptions of an audit with their status. Long texts are truncated.
 */
public final class ExceptionsReader {

	private static final String STATUS = """
			case when x.expires < a.audit_date then 'EXPIRED' when x.approved_on > a.audit_date then 'NOT_YET'
			  when x.uses = 0 then 'UNUSED' when x.expires <= a.audit_date + interval '%d' day then 'ENDING_SOON'
			  when x.expires is null then 'NEVER_EXPIRING' else 'IN_USE' end
			""".formatted(AcceptedException.SOON_DAYS);

	private static final String COUNTS = """
			select status, count(*)
			from (
			  select %s as status from accepted_exception x join audit a on a.id = x.audit_id
			  where x.audit_id = :audit
			) listed
			group by status
			""".formatted(STATUS);

	/**
	 * Counts the users who bear a name only for an unused exception, because one that is
	 * in use has exactly one.
	 */
	private static final String LISTED = """
			select listed.*, count(*) over () as total from (
			  select x.id, left(x.exception_id, 200) as exception_id, x.rule, left(x.namespace, 200) as namespace,
			    left(x.repository, 200) as repository, left(x.user_id, 200) as user_id,
			    left(x.user_name, 200) as user_name, left(x.reason, 500) as reason, left(x.approver, 200) as approver,
			    x.approved_on, x.expires, x.uses, %s as status,
			    case when x.uses = 0 and x.user_name is not null then (
			      select count(*) from holder h join account u on u.id = h.account_id
			      where h.id > :after and h.id < :end and (u.user_name = x.user_name
			        or position('; ' || x.user_name || '; ' in '; ' || coalesce(h.other_names, '') || '; ') > 0)
			    ) end as bearers,
			    x.expires <= a.audit_date + interval '%d' day as ends_soon
			  from accepted_exception x
			  join audit a on a.id = x.audit_id
			  where x.audit_id = :audit
			) listed
			""".formatted(STATUS, AcceptedException.SOON_DAYS);

	private static final String FIRST = LISTED + """
			order by case status when 'EXPIRED' then 0 when 'UNUSED' then 1 when 'ENDING_SOON' then 2
			  when 'NEVER_EXPIRING' then 3 when 'NOT_YET' then 4 else 5 end, id
			fetch first :limit rows only
			""";

	private static final String ENDING_SOON = LISTED + """
			where ends_soon and status not in ('EXPIRED', 'NOT_YET')
			order by expires, id
			fetch first :limit rows only
			""";

	private static final String UNMATCHED_NAMES = LISTED + """
			where status = 'UNUSED' and bearers <> 1
			order by id
			fetch first :limit rows only
			""";

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
		return new ExceptionList(excerpt(FIRST, auditId, limit).first(), counts);
	}

	/**
	 * Reads the exceptions in force whose last day is at most 30 days after the audit
	 * date, the first to end first, used or not.
	 */
	public ExceptionExcerpt endingSoon(int auditId, int limit) {
		return excerpt(ENDING_SOON, auditId, limit);
	}

	/**
	 * Reads the exceptions in force that cover nothing because no user or several users
	 * bear the name.
	 */
	public ExceptionExcerpt unmatchedNames(int auditId, int limit) {
		return excerpt(UNMATCHED_NAMES, auditId, limit);
	}

	private ExceptionExcerpt excerpt(String sql, int auditId, int limit) {
		IdRange holders = IdRange.findings(auditId);
		List<ListedException> first = new ArrayList<>();
		AtomicLong total = new AtomicLong();
		this.jdbc.sql(sql)
			.param("audit", auditId)
			.param("after", holders.after())
			.param("end", holders.end())
			.param("limit", limit)
			.query((row) -> {
				first.add(exception(row));
				total.set(row.getLong("total"));
			});
		return new ExceptionExcerpt(List.copyOf(first), total.get());
	}

	private static ListedException exception(ResultSet row) throws SQLException {
		return new ListedException(row.getString("exception_id"), row.getString("rule"), row.getString("namespace"),
				row.getString("repository"), row.getString("user_id"), row.getString("reason"),
				row.getString("approver"), row.getObject("approved_on", LocalDate.class),
				row.getObject("expires", LocalDate.class), Status.valueOf(row.getString("status")), row.getLong("uses"),
				row.getString("user_name"), row.getObject("bearers", Long.class));
	}

}
