package dev.swraudit.report.overview;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import dev.swraudit.finding.Certainty;
import dev.swraudit.finding.FindingState;
import dev.swraudit.finding.Rule;
import dev.swraudit.ledger.IdRange;
import dev.swraudit.report.data.AccountLabel;
import dev.swraudit.report.data.AuditStatistics;
import dev.swraudit.report.finding.ReportedDecision;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reader of the findings of an audit that are not closed. The length of names is limited.
 */
public final class FindingListReader {

	private static final int BATCH = 500;

	private static final String FIRST = """
			select id, repository_id from finding
			where id > :after and id < :end and change <> 3
			order by case when state = 2 then 3 when state_before is null then 0 when state_before = 2 then 1 else 2 end, id
			fetch first :limit rows only
			""";

	private static final String COUNTS = """
			select repository_id, count(*), sum(case when certainty = %d then 1 else 0 end)
			from finding
			where id > :after and id < :end and change <> 3
			group by repository_id
			""".formatted(Certainty.POSSIBLE.code());

	private static final String ROWS = """
			select finding_id, rule, certainty, namespace, repository, left(creator_id, 201) as creator_id,
			  left(creator_name, 201) as creator_name, user_id, left(user_name, 201) as user_name,
			  left(person, 201) as person, permission, grant_source, is_self, change, state, state_before,
			  first_seen, last_absent, object_count, left(exception_id, 201) as exception_id,
			  left(exception_approver, 201) as exception_approver, exception_expires,
			  %s
			from stored_findings
			where finding_id in (:ids)
			""".formatted(ReportedDecision.COLUMNS);

	private final JdbcClient jdbc;

	public FindingListReader(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Reads the first findings.
	 * @param creatorGone row ids of the repositories whose creator is gone
	 * @param limit maximum number of findings
	 */
	public FindingList read(AuditStatistics statistics, Set<Integer> creatorGone, int limit) {
		long total = statistics.count(FindingState.OPEN) + statistics.count(FindingState.ACCEPTED);
		if (total == 0) {
			return new FindingList(List.of(), 0, 0, 0);
		}
		long[] counts = new long[2];
		in(COUNTS, statistics.id()).query((row) -> {
			counts[0] += row.getLong(3);
			counts[1] += creatorGone.contains(row.getInt(1)) ? row.getLong(2) : 0;
		});
		return new FindingList(first(statistics.id(), creatorGone, limit), total, counts[0], counts[1]);
	}

	private List<ListedFinding> first(int auditId, Set<Integer> creatorGone, int limit) {
		List<Key> keys = in(FIRST, auditId).param("limit", limit)
			.query((row, number) -> new Key(row.getLong(1), creatorGone.contains(row.getInt(2))))
			.list();
		List<ListedFinding> first = new ArrayList<>();
		for (int from = 0; from < keys.size(); from += BATCH) {
			first.addAll(rows(keys.subList(from, Math.min(keys.size(), from + BATCH))));
		}
		return List.copyOf(first);
	}

	private List<ListedFinding> rows(List<Key> keys) {
		Map<Long, Boolean> creatorGone = new HashMap<>();
		keys.forEach((key) -> creatorGone.put(key.id(), key.creatorGone()));
		Map<Long, ListedFinding> rows = new HashMap<>();
		this.jdbc.sql(ROWS).param("ids", keys.stream().map(Key::id).toList()).query((row) -> {
			long id = row.getLong("finding_id");
			rows.put(id, finding(row, creatorGone.getOrDefault(id, false)));
		});
		return keys.stream().map((key) -> Objects.requireNonNull(rows.get(key.id()))).toList();
	}

	private JdbcClient.StatementSpec in(String sql, int auditId) {
		IdRange findings = IdRange.findings(auditId);
		return this.jdbc.sql(sql).param("after", findings.after()).param("end", findings.end());
	}

	private static ListedFinding finding(ResultSet row, boolean creatorGone) throws SQLException {
		boolean organization = row.getString("repository").isEmpty();
		return new ListedFinding(Rule.of(row.getString("rule")), row.getString("namespace"),
				row.getString("repository"), row.getString("certainty").equals(Certainty.CERTAIN.name()),
				row.getString("user_id"), row.getString("user_name"), row.getString("person"),
				row.getString("permission"), row.getString("grant_source"), row.getBoolean("is_self"),
				AccountLabel.ofCreator(organization, row.getString("creator_id"), row.getString("creator_name")),
				creatorGone,
				ListedFinding.Status.of(row.getString("state").equals(FindingState.OPEN.name()),
						row.getString("state_before")),
				!row.getString("change").equals("UNVERIFIED"), row.getObject("first_seen", LocalDate.class),
				row.getObject("last_absent", LocalDate.class), row.getObject("object_count", Integer.class),
				exception(row), ReportedDecision.read(row).orElse(null));
	}

	private static ListedFinding.@Nullable Covering exception(ResultSet row) throws SQLException {
		String id = row.getString("exception_id");
		return (id == null) ? null : new ListedFinding.Covering(id, row.getString("exception_approver"),
				row.getObject("exception_expires", LocalDate.class));
	}

	/**
	 * Row id of a finding.
	 */
	private record Key(long id, boolean creatorGone) {

	}

}
