package dev.swraudit.finding;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;

import dev.swraudit.target.AuditKeys;
import dev.swraudit.target.Outcome;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The settled targets of an audit in the order of their numbers, read page by page.
 */
final class SettledTargets implements Iterator<SettledTarget> {

	private static final int PAGE = 2000;

	private static final String SELECT = """
			select t.id, n.name as namespace, r.name as repository, t.repository_id, o.outcome, o.creator_account_id
			from outcome o
			join target t on t.id = o.target_id
			left join repository r on r.id = t.repository_id
			left join namespace n on n.id = r.namespace_id
			where o.target_id > ? and o.target_id < ?
			order by o.target_id
			limit ?
			""";

	private static final String SELECT_HOLDERS = """
			select p.id, p.account_id, a.user_id, p.auth, p.is_self, p.is_creator
			from permission p
			join account a on a.id = p.account_id
			where p.id >= ? and p.id < ? and p.auth <> 1 and p.auth <> 3
			order by p.id
			""";

	private final JdbcTemplate jdbc;

	private final long end;

	private long last;

	private Iterator<SettledTarget> page = List.<SettledTarget>of().iterator();

	SettledTargets(JdbcTemplate jdbc, int auditId) {
		this.jdbc = jdbc;
		this.last = AuditKeys.target(auditId, 0);
		this.end = AuditKeys.target(auditId + 1, 0);
	}

	@Override
	public boolean hasNext() {
		if (!this.page.hasNext()) {
			this.page = nextPage().iterator();
		}
		return this.page.hasNext();
	}

	@Override
	public SettledTarget next() {
		if (!hasNext()) {
			throw new NoSuchElementException();
		}
		return this.page.next();
	}

	private List<SettledTarget> nextPage() {
		List<SettledTarget> page = this.jdbc.query(SELECT, SettledTargets::target, this.last, this.end, PAGE);
		if (!page.isEmpty()) {
			long first = page.get(0).id();
			this.last = page.get(page.size() - 1).id();
			Map<Long, List<Holder>> holders = holders(first, this.last);
			page.replaceAll((target) -> with(target, holders.getOrDefault(target.id(), List.of())));
		}
		return page;
	}

	private static SettledTarget target(ResultSet row, int number) throws SQLException {
		RepositoryName name = new RepositoryName(Objects.requireNonNullElse(row.getString("namespace"), ""),
				Objects.requireNonNullElse(row.getString("repository"), ""));
		return new SettledTarget(row.getLong("id"), name, row.getObject("repository_id", Integer.class),
				Outcome.valueOf(row.getString("outcome")), row.getObject("creator_account_id", Integer.class),
				List.of());
	}

	private Map<Long, List<Holder>> holders(long first, long last) {
		Map<Long, List<Holder>> holders = new HashMap<>();
		this.jdbc.query(SELECT_HOLDERS, (row) -> {
			long target = AuditKeys.targetOfPermission(row.getLong("id"));
			holders.computeIfAbsent(target, (none) -> new ArrayList<>())
				.add(new Holder(row.getInt("account_id"), row.getString("user_id"), row.getLong("auth"),
						row.getBoolean("is_self"), row.getObject("is_creator", Boolean.class)));
		}, AuditKeys.permission(first, 0), AuditKeys.permission(last + 1, 0));
		return holders;
	}

	private static SettledTarget with(SettledTarget target, List<Holder> holders) {
		return new SettledTarget(target.id(), target.repository(), target.repositoryId(), target.outcome(),
				target.creatorAccount(), holders);
	}

}
