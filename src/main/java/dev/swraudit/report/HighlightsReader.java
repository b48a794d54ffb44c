package dev.swraudit.report;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reads the records that a person should look at; how many, and how much of a name, is
 * bounded.
 */
final class HighlightsReader {

	private static final int HOLDERS = 20;

	private static final int PAGE = 500;

	private static final String NON_CREATOR_MANAGE = "non-creator-manage";

	/**
	 * In H2 a limit does not reach through a view, and a join with the keys does.
	 */
	private static final String REPOSITORIES = """
			select r.target_id, chosen.repository_id, r.line, left(r.namespace, 200) as namespace, left(r.repository, 200) as repository,
			  r.outcome, r.http_status, r.error_code, r.message, left(r.creator_id, 200) as creator_id,
			  left(r.creator_name, 200) as creator_name, r.manager_count, r.non_creator_manager_count,
			  r.open_finding_count
			from (%s) chosen
			join stored_repositories r on r.target_id = chosen.target_id
			""";

	private static final String BY_VERDICT = REPOSITORIES.formatted("""
			  select e.target_id, t.repository_id from assessment e join target t on t.id = e.target_id
			  where e.target_id > :after and e.target_id < :end and e.verdict = :verdict
			  order by e.target_id fetch first :limit rows only
			""") + "order by r.target_id";

	private static final String NOT_AUDITED = REPOSITORIES.formatted("""
			  select t.id as target_id, t.repository_id from target t left join outcome o on o.target_id = t.id
			  where t.id > :after and t.id < :end
			    and (o.outcome is null or o.outcome in ('FAILED', 'FORBIDDEN', 'INVALID', 'NOT_FOUND'))
			  order by case o.outcome when 'NOT_FOUND' then 2 when 'INVALID' then 1 else 0 end, t.line
			  fetch first :limit rows only
			""") + "order by case r.outcome when 'NOT_FOUND' then 2 when 'INVALID' then 1 else 0 end, r.line";

	private static final String PLACES = """
			select id, repository_id from finding
			where id > :after and id < :end and change in (1, 2)
			order by id fetch first :limit rows only
			""";

	private static final String FINDINGS = """
			select namespace, repository, rule, certainty, left(user_id, 200) as user_id,
			  left(user_name, 200) as user_name, permission, is_self, change, state, first_seen
			from stored_findings
			where finding_id in (:ids)
			order by finding_id
			""";

	private final JdbcClient jdbc;

	HighlightsReader(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * The first of each kind: repositories in the order of their names; of what was not
	 * audited first what another run may read. A kind of which there is none is not
	 * looked for.
	 * @param limit how many of each at most
	 */
	Highlights read(AuditFacts facts, int limit) {
		return new Highlights(judged(facts, "FLAGGED", limit), judged(facts, "UNDETERMINED", limit),
				notAudited(facts, limit));
	}

	private List<AuditedRepository> notAudited(AuditFacts facts, int limit) {
		if (facts.notAudited() == 0) {
			return List.of();
		}
		return List.copyOf(select(NOT_AUDITED, facts.id(), limit).query(HighlightsReader::repository).list());
	}

	private List<AuditedRepository> judged(AuditFacts facts, String verdict, int limit) {
		if (facts.verdict(verdict) == 0) {
			return List.of();
		}
		Map<Integer, AuditedRepository> judged = new LinkedHashMap<>();
		select(BY_VERDICT, facts.id(), limit).param("verdict", verdict).query((row) -> {
			judged.put(row.getInt("repository_id"), repository(row, 0));
		});
		Map<String, Map<String, Holder>> holders = holders(findingsOf(facts.id(), judged.keySet()));
		return judged.values()
			.stream()
			.map((found) -> found.with(List.copyOf(holders.getOrDefault(key(found), Map.of()).values())))
			.toList();
	}

	/**
	 * The first findings of each of some repositories, which stand together, in the order
	 * of the repositories: behind those of the last one there are none.
	 */
	private List<Long> findingsOf(int auditId, Set<Integer> repositories) {
		KeyRange keys = KeyRange.findings(auditId);
		Map<Integer, Integer> counts = new HashMap<>();
		List<Long> findings = new ArrayList<>();
		Place last = new Place(keys.after(), 0);
		for (List<Place> page = places(last, keys); !page.isEmpty(); page = places(last, keys)) {
			for (Place place : page) {
				boolean wanted = repositories.contains(place.repositoryId());
				if (!wanted && counts.size() == repositories.size()) {
					return findings;
				}
				if (wanted && counts.merge(place.repositoryId(), 1, Integer::sum) <= HOLDERS) {
					findings.add(place.id());
				}
			}
			last = page.get(page.size() - 1);
		}
		return findings;
	}

	private List<Place> places(Place after, KeyRange keys) {
		return this.jdbc.sql(PLACES)
			.param("after", after.id())
			.param("end", keys.end())
			.param("limit", PAGE)
			.query((row, number) -> new Place(row.getLong(1), row.getInt(2)))
			.list();
	}

	private JdbcClient.StatementSpec select(String sql, int auditId, int limit) {
		KeyRange keys = KeyRange.targets(auditId);
		return this.jdbc.sql(sql).param("after", keys.after()).param("end", keys.end()).param("limit", limit);
	}

	private Map<String, Map<String, Holder>> holders(List<Long> findings) {
		Map<String, Map<String, Holder>> holders = new HashMap<>();
		for (int from = 0; from < findings.size(); from += PAGE) {
			List<Long> some = findings.subList(from, Math.min(findings.size(), from + PAGE));
			this.jdbc.sql(FINDINGS).param("ids", some).query((row) -> {
				String key = row.getString("namespace") + "/" + row.getString("repository");
				holders.computeIfAbsent(key, (absent) -> new LinkedHashMap<>())
					.merge(row.getString("user_id"), holder(row), Holder::and);
			});
		}
		return holders;
	}

	private static String key(AuditedRepository repository) {
		return repository.namespace() + "/" + repository.repository();
	}

	private static AuditedRepository repository(ResultSet row, int number) throws SQLException {
		return new AuditedRepository(row.getInt("line"), row.getString("namespace"), row.getString("repository"),
				row.getString("outcome"), row.getObject("http_status", Integer.class), row.getString("error_code"),
				row.getString("message"), row.getString("creator_id"), row.getString("creator_name"),
				row.getObject("manager_count", Integer.class),
				row.getObject("non_creator_manager_count", Integer.class),
				row.getObject("open_finding_count", Integer.class), List.of());
	}

	private static Holder holder(ResultSet row) throws SQLException {
		boolean manages = row.getString("rule").equals(NON_CREATOR_MANAGE);
		return new Holder(row.getString("user_id"), row.getString("user_name"), row.getString("permission"),
				row.getBoolean("is_self"), manages, row.getString("certainty").equals("CERTAIN"), !manages,
				row.getString("change").equals("NEW"), row.getString("state").equals("ACCEPTED"),
				row.getObject("first_seen", LocalDate.class));
	}

	/**
	 * Where a finding stands, and of which repository it is.
	 */
	private record Place(long id, int repositoryId) {
	}

}
