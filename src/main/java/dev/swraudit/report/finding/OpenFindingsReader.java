package dev.swraudit.report.finding;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.swraudit.finding.FindingState;
import dev.swraudit.finding.Rule;
import dev.swraudit.ledger.IdRange;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reader of the first open findings of an audit by repository, in the order of
 * findings.csv. Each open finding is either new, reopened or older, as in
 * {@link dev.swraudit.finding.Movement}.
 */
public final class OpenFindingsReader {

	private static final int PAGE = 1000;

	private static final String OPEN = """
			select id, repository_id, rule from finding
			where id > :after and id < :end and state = 1 and %s
			order by id fetch first :size rows only
			""";

	private static final String NEW = OPEN.formatted("state_before is null");

	private static final String REOPENED = OPEN.formatted("state_before = " + FindingState.ACCEPTED.code());

	private static final String OLDER = OPEN.formatted("state_before = " + FindingState.OPEN.code());

	private static final String PLACE = """
			select left(namespace, 200), left(repository, 200), left(creator_id, 201), left(creator_name, 201)
			from stored_findings
			where finding_id = :finding
			""";

	private static final String USERS = """
			select left(user_id, 201), left(user_name, 201), left(person, 201), rule, permission, object_count, change
			from stored_findings
			where finding_id in (:findings)
			order by finding_id
			""";

	private final JdbcClient jdbc;

	private final FindingReader findings;

	public OpenFindingsReader(JdbcClient jdbc) {
		this.jdbc = jdbc;
		this.findings = new FindingReader(jdbc);
	}

	/**
	 * Reads the first new findings.
	 * @param repositories maximum number of repositories, and of named findings on users
	 * @param named maximum number of findings with a holder for each repository
	 */
	public List<OpenFindings> firstNew(int auditId, int repositories, int named) {
		return read(NEW, auditId, repositories, named);
	}

	/** Reads the first findings that are accepted in the baseline. */
	public List<OpenFindings> firstReopened(int auditId, int repositories, int named) {
		return read(REOPENED, auditId, repositories, named);
	}

	/** Reads the first findings that are open in the baseline. */
	public List<OpenFindings> firstOlder(int auditId, int repositories, int named) {
		return read(OLDER, auditId, repositories, named);
	}

	private List<OpenFindings> read(String sql, int auditId, int repositories, int named) {
		Map<Integer, Group> groups = new LinkedHashMap<>();
		IdRange keys = IdRange.findings(auditId);
		List<Key> page = page(sql, keys.after(), keys.end());
		while (!page.isEmpty()) {
			for (Key finding : page) {
				if (!groups.containsKey(finding.repositoryId()) && groups.size() == repositories) {
					return withHolders(groups);
				}
				groups.computeIfAbsent(finding.repositoryId(), (absent) -> new Group(finding.rule().isPerUser()))
					.add(finding.id(), finding.rule().isPerUser() ? repositories : named);
			}
			page = page(sql, page.get(page.size() - 1).id(), keys.end());
		}
		return withHolders(groups);
	}

	private List<Key> page(String sql, long after, long end) {
		return this.jdbc.sql(sql)
			.param("after", after)
			.param("end", end)
			.param("size", PAGE)
			.query((row, number) -> new Key(row.getLong(1), row.getInt(2), Rule.of(row.getInt(3))))
			.list();
	}

	private List<OpenFindings> withHolders(Map<Integer, Group> groups) {
		Map<Long, ReportedHolder> holders = this.findings.holders(groups.values()
			.stream()
			.filter((group) -> !group.ofUsers)
			.flatMap((group) -> group.first.stream())
			.toList());
		return groups.values()
			.stream()
			.map((group) -> group.ofUsers ? withUsers(group) : withHolders(group, holders))
			.toList();
	}

	private OpenFindings withUsers(Group group) {
		List<OpenUserFinding> users = this.jdbc.sql(USERS)
			.param("findings", group.first)
			.query((row, number) -> new OpenUserFinding(row.getString(1), row.getString(2), row.getString(3),
					row.getString(4), row.getString(5), row.getInt(6), !"UNVERIFIED".equals(row.getString(7))))
			.list();
		return new OpenFindings("", "", null, null, List.of(), users, group.first.size(), group.total);
	}

	private OpenFindings withHolders(Group group, Map<Long, ReportedHolder> holders) {
		return this.jdbc.sql(PLACE)
			.param("finding", group.first.get(0))
			.query((row, number) -> new OpenFindings(row.getString(1), row.getString(2), row.getString(3),
					row.getString(4), ReportedHolder.merged(group.first, holders), List.of(), group.first.size(),
					group.total))
			.single();
	}

	private record Key(long id, int repositoryId, Rule rule) {
	}

	/**
	 * Findings of a repository, or on users, during the query.
	 */
	private static final class Group {

		private final List<Long> first = new ArrayList<>();

		private final boolean ofUsers;

		private long total;

		Group(boolean ofUsers) {
			this.ofUsers = ofUsers;
		}

		void add(long finding, int most) {
			this.total++;
			if (this.first.size() < most) {
				this.first.add(finding);
			}
		}

	}

}
