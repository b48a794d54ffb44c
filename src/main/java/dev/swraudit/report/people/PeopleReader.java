package dev.swraudit.report.people;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import dev.swraudit.ledger.IdRange;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reader of the facts of the people list of an audit, and of its repositories without an
 * owner.
 */
public final class PeopleReader {

	/**
	 * Accounts of the users who are disabled or have left, under whatever name.
	 */
	private static final String INACTIVE = """
			select a.id
			from account a
			where a.scope_id = (select scope_id from audit where id = :audit) and a.user_id in (
			  select u.user_id
			  from holder h
			  join account u on u.id = h.account_id
			  join person p on p.id = h.person_id
			  where h.id > :after and h.id < :end and p.status <> 1
			)
			""";

	/**
	 * The accounts are literals, because H2 looks literals up in a set but compares
	 * parameters one by one.
	 */
	private static final String WITHOUT_OWNER = """
			select e.target_id, e.creator_holds = false, o.creator_account_id in (%1$s), e.manager_count = 0,
			  t.repository_id
			from assessment e
			join outcome o on o.target_id = e.target_id
			join target t on t.id = e.target_id
			where e.target_id > :after and e.target_id < :end and o.outcome = 'AUDITED'
			  and (e.creator_holds = false or e.manager_count = 0 or o.creator_account_id in (%1$s))
			order by e.target_id
			""";

	private static final String NAMES = """
			select n.name, r.name, nullif(a.user_id, ''), left(nullif(a.user_name, ''), 201)
			from target t
			join outcome o on o.target_id = t.id
			join repository r on r.id = t.repository_id
			join namespace n on n.id = r.namespace_id
			left join account a on a.id = o.creator_account_id
			where t.id = :target
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

	/** Returns the ids of the accounts, or one that none has. */
	private String inactiveAccounts(int auditId) {
		List<Integer> inactive = in(INACTIVE, IdRange.findings(auditId)).param("audit", auditId)
			.query(Integer.class)
			.list();
		return inactive.isEmpty() ? "-1" : inactive.stream().map(String::valueOf).collect(Collectors.joining(","));
	}

	private PeopleFacts.WithoutOwner withoutOwner(int auditId, int limit) {
		List<Found> first = new ArrayList<>();
		Set<Integer> creatorGone = new HashSet<>();
		long[] counts = new long[4];
		in(WITHOUT_OWNER.formatted(inactiveAccounts(auditId)), IdRange.targets(auditId)).query((row) -> {
			Found found = new Found(row.getLong(1), row.getBoolean(2), row.getBoolean(3), row.getBoolean(4));
			counts[0] += found.creatorHoldsNothing() ? 1 : 0;
			counts[1] += found.creatorInactive() ? 1 : 0;
			counts[2] += found.notManaged() ? 1 : 0;
			counts[3]++;
			if (found.creatorHoldsNothing() || found.creatorInactive()) {
				creatorGone.add(row.getInt(5));
			}
			if (first.size() < limit) {
				first.add(found);
			}
		});
		return new PeopleFacts.WithoutOwner(counts[0], counts[1], counts[2], first.stream().map(this::named).toList(),
				counts[3], Collections.unmodifiableSet(creatorGone));
	}

	private PeopleFacts.Repository named(Found found) {
		return this.jdbc.sql(NAMES)
			.param("target", found.target())
			.query((row, number) -> new PeopleFacts.Repository(row.getString(1), row.getString(2), row.getString(3),
					row.getString(4), found.creatorHoldsNothing(), found.creatorInactive(), found.notManaged()))
			.single();
	}

	private JdbcClient.StatementSpec in(String sql, IdRange rows) {
		return this.jdbc.sql(sql).param("after", rows.after()).param("end", rows.end());
	}

	/**
	 * Repository without an owner, by the row id of its target.
	 */
	private record Found(long target, boolean creatorHoldsNothing, boolean creatorInactive, boolean notManaged) {
	}

	private record ListRows(@Nullable Integer rows) {
	}

}
