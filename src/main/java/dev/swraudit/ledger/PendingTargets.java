package dev.swraudit.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Targets of an audit that have no outcome.
 */
@Component
public class PendingTargets {

	private static final String SELECT_PENDING = """
			select t.id, n.name as namespace, r.name as repository, r.id as repository_id, k.answer_id, a.user_id, a.user_name
			from target t
			join repository r on r.id = t.repository_id
			join namespace n on n.id = r.namespace_id
			left join outcome o on o.target_id = t.id
			left join audit d on d.id = t.audit_id
			left join known_creator k on k.repository_id = r.id and d.revision = 1
			left join account a on a.id = k.creator_account_id
			where t.id > ? and t.id < ? and o.target_id is null
			order by t.id
			limit ?
			""";

	private static final String PENDING = """
			from target t
			left join outcome o on o.target_id = t.id
			where t.id > ? and t.id < ? and o.target_id is null
			""";

	private final JdbcTemplate jdbc;

	PendingTargets(JdbcTemplate jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Splits the targets without an outcome into ranges of about equal size.
	 * @param most the maximum number of ranges, above 0
	 * @param smallest the minimum number of targets of a range
	 */
	public List<TargetRange> ranges(Audit audit, int most, int smallest) {
		TargetRange all = TargetRange.of(audit);
		long size = Math.max(smallest, (count(audit) + most - 1) / most);
		return this.jdbc.query("""
				select min(id) - 1, max(id) + 1
				from (select t.id, (row_number() over (order by t.id) - 1) / ? as part %s) p
				group by part
				order by part
				""".formatted(PENDING), (row, number) -> new TargetRange(row.getLong(1), row.getLong(2)), size,
				all.after(), all.before());
	}

	/**
	 * Returns the first targets of a range that have no outcome, in the order of their
	 * ids. From revision 2 on they have no known creator, because such an audit looks all
	 * creators up again.
	 */
	public List<Target> first(TargetRange range, int limit) {
		List<Target> targets = this.jdbc.query(SELECT_PENDING, PendingTargets::target, range.after(), range.before(),
				limit);
		return KnownLists.addTo(targets, this.jdbc, "target");
	}

	/** Counts the targets without an outcome. */
	public long count(Audit audit) {
		Long pending = this.jdbc.queryForObject("""
				select (select count(*) from target where id > ? and id < ?)
				  - (select count(*) from outcome where target_id > ? and target_id < ?)
				""", Long.class, RowIds.target(audit.id(), 0), RowIds.target(audit.id() + 1, 0),
				RowIds.target(audit.id(), 0), RowIds.target(audit.id() + 1, 0));
		return (pending != null) ? pending : 0;
	}

	private static Target target(ResultSet row, int number) throws SQLException {
		String answerId = row.getString("answer_id");
		KnownCreator creator = (answerId != null)
				? new KnownCreator(answerId, row.getString("user_id"), textOrNull(row, "user_name")) : null;
		return new Target(row.getLong("id"), row.getString("namespace"), row.getString("repository"),
				new KnownRepository(row.getInt("repository_id"), creator, List.of()));
	}

	private static @Nullable String textOrNull(ResultSet row, String column) throws SQLException {
		String text = row.getString(column);
		return (text == null || text.isEmpty()) ? null : text;
	}

}
