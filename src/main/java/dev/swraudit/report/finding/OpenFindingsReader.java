package dev.swraudit.report.finding;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.swraudit.ledger.IdRange;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reader of the first open findings of an audit by repository, in the order of
 * findings.csv.
 */
public final class OpenFindingsReader {

	private static final int PAGE = 1000;

	private static final String OPEN = """
			select id, repository_id from finding
			where id > :after and id < :end and state = 1 and %s
			order by id fetch first :size rows only
			""";

	private static final String NEW = OPEN.formatted("change = 1");

	private static final String OLDER = OPEN.formatted("change <> 1");

	private static final String PLACE = """
			select left(namespace, 200), left(repository, 200), left(creator_id, 201), left(creator_name, 201)
			from stored_findings
			where finding_id = :finding
			""";

	private final JdbcClient jdbc;

	private final FindingReader findings;

	public OpenFindingsReader(JdbcClient jdbc) {
		this.jdbc = jdbc;
		this.findings = new FindingReader(jdbc);
	}

	/**
	 * Reads the first new findings.
	 * @param repositories maximum number of repositories
	 * @param named maximum number of findings with a holder for each repository
	 */
	public List<OpenFindings> firstNew(int auditId, int repositories, int named) {
		return read(NEW, auditId, repositories, named);
	}

	/** Reads the first findings that an earlier audit found. */
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
				groups.computeIfAbsent(finding.repositoryId(), (absent) -> new Group()).add(finding.id(), named);
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
			.query((row, number) -> new Key(row.getLong(1), row.getInt(2)))
			.list();
	}

	private List<OpenFindings> withHolders(Map<Integer, Group> groups) {
		Map<Long, ReportedHolder> holders = this.findings
			.holders(groups.values().stream().flatMap((group) -> group.first.stream()).toList());
		return groups.values().stream().map((group) -> withHolders(group, holders)).toList();
	}

	private OpenFindings withHolders(Group group, Map<Long, ReportedHolder> holders) {
		return this.jdbc.sql(PLACE)
			.param("finding", group.first.get(0))
			.query((row, number) -> new OpenFindings(row.getString(1), row.getString(2), row.getString(3),
					row.getString(4), ReportedHolder.merged(group.first, holders), group.first.size(), group.total))
			.single();
	}

	private record Key(long id, int repositoryId) {
	}

	/**
	 * Findings of a repository during the query.
	 */
	private static final class Group {

		private final List<Long> first = new ArrayList<>();

		private long total;

		void add(long finding, int most) {
			this.total++;
			if (this.first.size() < most) {
				this.first.add(finding);
			}
		}

	}

}
