package dev.swraudit.report.finding;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import dev.swraudit.finding.FindingChange;
import dev.swraudit.finding.Rule;
import dev.swraudit.ledger.IdRange;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reader of the findings of an audit that are not closed. It reads page by page in the
 * order of findings.csv, in which the findings of a repository are adjacent.
 */
final class FindingReader {

	private static final int PAGE = 2000;

	private static final int BATCH = 500;

	/**
	 * The ids are literals, because H2 looks literals up in a set but compares parameters
	 * one by one.
	 */
	private static final String OF_REPOSITORIES = """
			select %s from finding
			where id > :after and id < :end and change <> 3 and repository_id in (%s)
			order by id fetch first :size rows only
			""";

	private static final String NEW_OR_REOPENED = """
			select id, repository_id, change from finding
			where id > :after and id < :end and state = 1 and (change = 1 or state_before = 2)
			order by id fetch first :size rows only
			""";

	private static final String HOLDERS = """
			select finding_id, rule, certainty, user_id, left(user_name, 201) as user_name, left(person, 201) as person,
			  left(department, 201) as department, permission, is_self, change, state, state_before, first_seen,
			  %s
			from stored_findings
			where finding_id in (:ids)
			""".formatted(ReportedDecision.COLUMNS);

	private final JdbcClient jdbc;

	FindingReader(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** Returns all repositories with an open finding that is new or reopened. */
	UrgentRepositories urgentRepositories(int auditId) {
		IdRange keys = IdRange.findings(auditId);
		UrgentRepositories repositories = UrgentRepositories.none();
		List<Long> page = List.of(keys.after());
		while (!page.isEmpty()) {
			page = page(NEW_OR_REOPENED, page.get(page.size() - 1), keys).query((row, number) -> {
				repositories.add(row.getInt(2), FindingChange.of(row.getInt(3)) == FindingChange.NEW);
				return row.getLong(1);
			}).list();
		}
		return repositories;
	}

	/**
	 * Reads all findings of some repositories.
	 * @param repositories ids of the repositories
	 * @param visitor called for each repository with a finding; receives all findings of
	 * the repository, at most as many as one access list produces
	 */
	void forEachRepository(int auditId, Collection<Integer> repositories, Consumer<RepositoryFindings> visitor) {
		if (repositories.isEmpty()) {
			return;
		}
		IdRange keys = IdRange.findings(auditId);
		String sql = OF_REPOSITORIES.formatted(StoredFinding.COLUMNS,
				repositories.stream().map(String::valueOf).collect(Collectors.joining(",")));
		List<StoredFinding> current = new ArrayList<>();
		long after = keys.after();
		List<StoredFinding> page;
		do {
			page = page(sql, after, keys).query(StoredFinding::read).list();
			for (StoredFinding finding : page) {
				if (!current.isEmpty() && current.get(0).repositoryId() != finding.repositoryId()) {
					visitor.accept(new RepositoryFindings(current.get(0).repositoryId(), List.copyOf(current)));
					current.clear();
				}
				current.add(finding);
				after = finding.id();
			}
		}
		while (page.size() == PAGE);
		if (!current.isEmpty()) {
			visitor.accept(new RepositoryFindings(current.get(0).repositoryId(), List.copyOf(current)));
		}
	}

	/** Returns the holders of some findings by row id of the finding. */
	Map<Long, ReportedHolder> holders(List<Long> findings) {
		Map<Long, ReportedHolder> holders = new HashMap<>();
		for (int from = 0; from < findings.size(); from += BATCH) {
			List<Long> some = findings.subList(from, Math.min(findings.size(), from + BATCH));
			this.jdbc.sql(HOLDERS).param("ids", some).query((row) -> {
				holders.put(row.getLong("finding_id"), holder(row));
			});
		}
		return holders;
	}

	private JdbcClient.StatementSpec page(String sql, long after, IdRange keys) {
		return this.jdbc.sql(sql).param("after", after).param("end", keys.end()).param("size", PAGE);
	}

	private static ReportedHolder holder(ResultSet row) throws SQLException {
		Rule rule = Rule.of(row.getString("rule"));
		boolean manages = rule == Rule.NON_CREATOR_MANAGE || rule == Rule.ORGANIZATION_MANAGE;
		boolean accepted = row.getString("state").equals("ACCEPTED");
		return new ReportedHolder(row.getString("user_id"), row.getString("user_name"), row.getString("person"),
				row.getString("department"), row.getString("permission"), row.getBoolean("is_self"), manages,
				row.getString("certainty").equals("CERTAIN"), row.getString("change").equals("NEW"),
				!accepted && "ACCEPTED".equals(row.getString("state_before")),
				!row.getString("change").equals("UNVERIFIED"), accepted, row.getObject("first_seen", LocalDate.class),
				List.of(rule), ReportedDecision.read(row).map(List::of).orElse(List.of()));
	}

}
