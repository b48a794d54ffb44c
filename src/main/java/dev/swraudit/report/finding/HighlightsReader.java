package dev.swraudit.report.finding;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import dev.swraudit.finding.FindingChange;
import dev.swraudit.finding.Verdict;
import dev.swraudit.ledger.IdRange;
import dev.swraudit.report.data.AuditStatistics;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reader of the records that need attention. The number of records and the length of
 * names are limited. Counts cover all findings of a record.
 */
public final class HighlightsReader {

	private static final int HOLDERS = 20;

	private static final int BATCH = 500;

	private static final String COLUMNS = """
			select r.target_id, r.line, left(r.namespace, 200) as namespace, left(r.repository, 200) as repository,
			  r.outcome, r.http_status, r.error_code, r.message, left(r.creator_id, 201) as creator_id,
			  left(r.creator_name, 201) as creator_name, r.manager_count, r.open_finding_count,
			  left(r.exception_id, 200) as exception_id
			""";

	private static final String REPOSITORIES = COLUMNS + """
			from stored_repositories r
			where r.target_id in (:ids)
			""";

	/**
	 * Limits the row ids before the join, because H2 does not push a limit down into a
	 * view.
	 */
	private static final String NOT_AUDITED = COLUMNS + """
			from (
			  select t.id as target_id from target t left join outcome o on o.target_id = t.id
			  left join assessment e on e.target_id = t.id
			  where t.id > :after and t.id < :end
			    and (o.outcome is null or o.outcome in ('FAILED', 'FORBIDDEN', 'INVALID', 'NOT_FOUND'))
			  order by case when e.accepted_exception_id is not null then 3 when o.outcome = 'NOT_FOUND' then 2
			    when o.outcome = 'INVALID' then 1 else 0 end, t.line
			  fetch first :limit rows only
			) chosen
			join stored_repositories r on r.target_id = chosen.target_id
			order by case when r.exception_id is not null then 3 when r.outcome = 'NOT_FOUND' then 2
			  when r.outcome = 'INVALID' then 1 else 0 end, r.line
			""";

	private final JdbcClient jdbc;

	private final TargetChoice targets;

	private final FindingReader findings;

	private final OrganizationReader others;

	private final UserFindingReader users;

	private final ResolvedFindings resolved;

	public HighlightsReader(JdbcClient jdbc) {
		this.jdbc = jdbc;
		this.targets = new TargetChoice(jdbc);
		this.findings = new FindingReader(jdbc);
		this.others = new OrganizationReader(jdbc);
		this.users = new UserFindingReader(jdbc, this.findings);
		this.resolved = new ResolvedFindings(jdbc);
	}

	/**
	 * Reads the first records of each kind. Repositories with new findings come first,
	 * then those with reopened ones, then those with other open ones. Of the records that
	 * were not audited, those that another run may read come first, and accepted gaps
	 * last. No query runs for a kind without records.
	 * @param limit maximum number of each kind
	 */
	public Highlights read(AuditStatistics statistics, int limit) {
		UrgentRepositories urgent = (statistics.movement().newOrReopened() > 0)
				? this.findings.urgentRepositories(statistics.id()) : UrgentRepositories.none();
		Map<Long, Integer> flagged = choose(statistics, Verdict.FLAGGED, urgent, limit);
		Map<Long, Integer> undetermined = choose(statistics, Verdict.UNDETERMINED, urgent, limit);
		Set<Integer> repositories = new LinkedHashSet<>(flagged.values());
		repositories.addAll(undetermined.values());
		Map<Integer, FindingTally> tallies = new HashMap<>();
		Map<Integer, List<Long>> first = new HashMap<>();
		this.findings.forEachRepository(statistics.id(), repositories, (found) -> {
			tallies.put(found.repositoryId(), found.tally());
			first.put(found.repositoryId(), found.ofFirstHolders(HOLDERS));
		});
		Map<Long, ReportedHolder> holders = this.findings
			.holders(first.values().stream().flatMap(List::stream).toList());
		return new Highlights(withFindings(flagged, tallies, first, holders),
				withFindings(undetermined, tallies, first, holders), notAudited(statistics, limit),
				this.others.organizations(statistics, limit), this.others.pullable(statistics.id(), limit),
				this.users.first(statistics.id(), limit), (statistics.count(FindingChange.RESOLVED) > 0)
						? this.resolved.first(statistics.id(), limit) : List.of());
	}

	/** Reads the first records that were not audited, those with an accepted gap last. */
	public List<AuditedRepository> notAudited(AuditStatistics statistics, int limit) {
		if (statistics.notAudited() == 0) {
			return List.of();
		}
		IdRange keys = IdRange.targets(statistics.id());
		return List.copyOf(this.jdbc.sql(NOT_AUDITED)
			.param("after", keys.after())
			.param("end", keys.end())
			.param("limit", limit)
			.query(HighlightsReader::repository)
			.list());
	}

	private Map<Long, Integer> choose(AuditStatistics statistics, Verdict verdict, UrgentRepositories urgent,
			int limit) {
		return (statistics.count(verdict) == 0) ? Map.of()
				: this.targets.choose(statistics.id(), verdict.name(), urgent, limit);
	}

	private List<AuditedRepository> withFindings(Map<Long, Integer> chosen, Map<Integer, FindingTally> tallies,
			Map<Integer, List<Long>> first, Map<Long, ReportedHolder> holders) {
		Map<Long, AuditedRepository> rows = rows(chosen.keySet());
		return chosen.entrySet()
			.stream()
			.map((target) -> Objects.requireNonNull(rows.get(target.getKey()))
				.with(tallies.getOrDefault(target.getValue(), FindingTally.NONE),
						ReportedHolder.merged(first.getOrDefault(target.getValue(), List.of()), holders)))
			.toList();
	}

	private Map<Long, AuditedRepository> rows(Collection<Long> targets) {
		Map<Long, AuditedRepository> rows = new LinkedHashMap<>();
		List<Long> ids = new ArrayList<>(targets);
		for (int from = 0; from < ids.size(); from += BATCH) {
			List<Long> some = ids.subList(from, Math.min(ids.size(), from + BATCH));
			this.jdbc.sql(REPOSITORIES).param("ids", some).query((row) -> {
				rows.put(row.getLong("target_id"), repository(row, 0));
			});
		}
		return rows;
	}

	private static AuditedRepository repository(ResultSet row, int number) throws SQLException {
		return new AuditedRepository(row.getInt("line"), row.getString("namespace"), row.getString("repository"),
				row.getString("outcome"), row.getObject("http_status", Integer.class), row.getString("error_code"),
				row.getString("message"), row.getString("creator_id"), row.getString("creator_name"),
				row.getObject("manager_count", Integer.class), row.getObject("open_finding_count", Integer.class),
				row.getString("exception_id"), FindingTally.NONE, List.of());
	}

}
