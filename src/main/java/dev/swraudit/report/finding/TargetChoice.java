package dev.swraudit.report.finding;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.swraudit.ledger.IdRange;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Selection of the repositories of a verdict that a report lists: those with a new and
 * open finding first, then those with a reopened one, then those with another open one,
 * then the others, each group in the order of names.
 */
final class TargetChoice {

	private static final int PAGE = 5000;

	private static final String TARGETS = """
			select e.target_id, t.repository_id, e.open_finding_count
			from assessment e
			join target t on t.id = e.target_id
			where e.target_id > :after and e.target_id < :end and e.verdict = :verdict
			order by e.target_id fetch first :size rows only
			""";

	private final JdbcClient jdbc;

	TargetChoice(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Returns the ids of the repositories by row id of the target, in the order of the
	 * report.
	 * @param urgent repositories with a finding that is new or reopened
	 * @param most maximum number of repositories
	 */
	Map<Long, Integer> choose(int auditId, String verdict, UrgentRepositories urgent, int most) {
		List<Map<Long, Integer>> groups = Stream.generate(TargetChoice::group).limit(UrgentRepositories.RANKS).toList();
		IdRange keys = IdRange.targets(auditId);
		long after = keys.after();
		List<Candidate> page;
		do {
			page = page(verdict, after, keys.end());
			for (Candidate target : page) {
				Map<Long, Integer> group = groups.get(urgent.rank(target.repositoryId(), target.isOpen()));
				if (group.size() < most) {
					group.put(target.id(), target.repositoryId());
				}
				after = target.id();
			}
		}
		while (page.size() == PAGE && groups.get(0).size() < most);
		Map<Long, Integer> chosen = new LinkedHashMap<>();
		groups.stream()
			.flatMap((group) -> group.entrySet().stream())
			.limit(most)
			.forEach((target) -> chosen.put(target.getKey(), target.getValue()));
		return chosen;
	}

	private static Map<Long, Integer> group() {
		return new LinkedHashMap<>();
	}

	private List<Candidate> page(String verdict, long after, long end) {
		return this.jdbc.sql(TARGETS)
			.param("after", after)
			.param("end", end)
			.param("verdict", verdict)
			.param("size", PAGE)
			.query((row, number) -> new Candidate(row.getLong(1), row.getInt(2), row.getObject(3, Integer.class)))
			.list();
	}

	private record Candidate(long id, int repositoryId, @Nullable Integer openFindings) {

		boolean isOpen() {
			return this.openFindings != null && this.openFindings > 0;
		}

	}

}
