package dev.swraudit.report.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

import dev.swraudit.ledger.IdRange;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reader of the facts of the people list of an audit, and of its repositories without an
 * owner.
 */
public final class PeopleReader {

	/**
	 * A creator is an account with one of the ids of the inactive users, under whatever
	 * name.
	 */
	private static final String WITHOUT_OWNER = """
			from (
			  select t.id, t.repository_id, o.creator_account_id, e.creator_holds = false as holds_nothing,
			    c.id is not null as inactive, e.manager_count = 0 as not_managed
			  from assessment e
			  join target t on t.id = e.target_id
			  join outcome o on o.target_id = e.target_id
			  left join (
			    select a.id from account a
			    where a.user_id in (
			      select u.user_id from holder h
			      join account u on u.id = h.account_id
			      join person p on p.id = h.person_id
			      where h.id > :afterHolders and h.id < :endHolders and p.status <> 1
			    ) and a.scope_id = (select scope_id from audit where id = :audit)
			  ) c on c.id = o.creator_account_id
			  where e.target_id > :after and e.target_id < :end and o.outcome = 'AUDITED'
			) found
			""";

	private static final String COUNTS = """
			select sum(case when holds_nothing then 1 else 0 end), sum(case when inactive then 1 else 0 end),
			  sum(case when not_managed then 1 else 0 end),
			  sum(case when holds_nothing or inactive or not_managed then 1 else 0 end)
			""" + WITHOUT_OWNER;

	private static final String FIRST = """
			select n.name, r.name, nullif(a.user_id, ''), left(nullif(a.user_name, ''), 201), holds_nothing, inactive,
			  not_managed
			""" + WITHOUT_OWNER + """
			join repository r on r.id = found.repository_id
			join namespace n on n.id = r.namespace_id
			left join account a on a.id = found.creator_account_id
			where holds_nothing or inactive or not_managed
			order by found.id
			fetch first :limit rows only
			""";

	private final JdbcClient jdbc;

	public PeopleReader(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Reads the facts of an audit.
	 * @param limit maximum number of names, and of repositories, that are listed
	 */
	public PeopleFacts read(int auditId, int limit) {
		Integer rows = this.jdbc.sql("select people_list_rows from audit where id = :audit")
			.param("audit", auditId)
			.query((row, number) -> new ListRows(row.getObject(1, Integer.class)))
			.single()
			.rows();
		long ambiguous = this.jdbc.sql("select count(*) from ambiguous_name where audit_id = :audit")
			.param("audit", auditId)
			.query(Long.class)
			.single();
		List<String> names = this.jdbc
			.sql("""
					select user_name from ambiguous_name where audit_id = :audit order by position fetch first :limit rows only
					""")
			.param("audit", auditId)
			.param("limit", limit)
			.query(String.class)
			.list();
		return new PeopleFacts(rows, ambiguous, names, withoutOwner(auditId, limit));
	}

	private PeopleFacts.WithoutOwner withoutOwner(int auditId, int limit) {
		List<PeopleFacts.Repository> first = in(FIRST, auditId).param("limit", limit)
			.query(PeopleReader::repository)
			.list();
		return in(COUNTS, auditId)
			.query((row, number) -> new PeopleFacts.WithoutOwner(row.getLong(1), row.getLong(2), row.getLong(3), first,
					row.getLong(4)))
			.single();
	}

	private JdbcClient.StatementSpec in(String sql, int auditId) {
		IdRange targets = IdRange.targets(auditId);
		IdRange holders = IdRange.findings(auditId);
		return this.jdbc.sql(sql)
			.param("audit", auditId)
			.param("after", targets.after())
			.param("end", targets.end())
			.param("afterHolders", holders.after())
			.param("endHolders", holders.end());
	}

	private static PeopleFacts.Repository repository(ResultSet row, int number) throws SQLException {
		return new PeopleFacts.Repository(row.getString(1), row.getString(2), row.getString(3), row.getString(4),
				row.getBoolean(5), row.getBoolean(6), row.getBoolean(7));
	}

	private record ListRows(@Nullable Integer rows) {
	}

}
