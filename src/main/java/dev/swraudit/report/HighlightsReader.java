package dev.swraudit.report;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reads the records that a person should look at; how many, and how much of a name, is
 * bounded.
 */
final class HighlightsReader {

	private static final int HOLDERS = 20;

	private static final String NON_CREATOR_MANAGE = "non-creator-manage";

	/**
	 * In H2 a limit does not reach through a view, and a join with the keys does.
	 */
	private static final String REPOSITORIES = """
			select r.target_id, r.line, left(r.namespace, 200) as namespace, left(r.repository, 200) as repository,
			  r.outcome, r.http_status, r.error_code, r.message, left(r.creator_id, 200) as creator_id,
			  left(r.creator_name, 200) as creator_name, r.manager_count, r.non_creator_manager_count,
			  r.open_finding_count
			from (%s) chosen
			join repositories r on r.target_id = chosen.target_id
			""";

	private static final String BY_VERDICT = REPOSITORIES.formatted("""
			  select target_id from assessment
			  where target_id > :after and target_id < :end and verdict = :verdict
			  order by target_id fetch first :limit rows only
			""") + "order by r.target_id";

	private static final String NOT_AUDITED = REPOSITORIES.formatted("""
			  select t.id as target_id from target t left join outcome o on o.target_id = t.id
			  where t.id > :after and t.id < :end
			    and (o.outcome is null or o.outcome in ('FAILED', 'FORBIDDEN', 'INVALID', 'NOT_FOUND'))
			  order by case o.outcome when 'NOT_FOUND' then 2 when 'INVALID' then 1 else 0 end, t.line
			  fetch first :limit rows only
			""") + "order by case r.outcome when 'NOT_FOUND' then 2 when 'INVALID' then 1 else 0 end, r.line";

	private static final String FINDINGS = """
			select v.namespace, v.repository, v.rule, v.certainty, left(v.user_id, 200) as user_id,
			  left(v.user_name, 200) as user_name, v.permission, v.is_self, v.change, v.state, v.first_seen
			from (
			  select id from (
			    select f.id, row_number() over (partition by f.repository_id order by f.id) as place
			    from finding f
			    where f.id > :after and f.id < :end and f.change in (1, 2) and f.repository_id in (
			      select t.repository_id from target t where t.id in (:targets)
			    )
			  ) ranked where place <= :holders
			) chosen
			join findings v on v.finding_id = chosen.id
			order by v.finding_id
			""";

	private final JdbcClient jdbc;

	HighlightsReader(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * The first of each kind: repositories in the order of their names; of what was not
	 * audited first what another run may read.
	 * @param limit how many of each at most
	 */
	Highlights read(int auditId, int limit) {
		return new Highlights(judged(auditId, "FLAGGED", limit), judged(auditId, "UNDETERMINED", limit),
				List.copyOf(select(NOT_AUDITED, auditId, limit).query(HighlightsReader::repository).list()));
	}

	private List<AuditedRepository> judged(int auditId, String verdict, int limit) {
		Map<Long, AuditedRepository> judged = new LinkedHashMap<>();
		select(BY_VERDICT, auditId, limit).param("verdict", verdict).query((row) -> {
			judged.put(row.getLong("target_id"), repository(row, 0));
		});
		if (judged.isEmpty()) {
			return List.of();
		}
		Map<String, Map<String, Holder>> holders = holders(auditId, judged.keySet());
		return judged.values()
			.stream()
			.map((found) -> found.with(List.copyOf(holders.getOrDefault(key(found), Map.of()).values())))
			.toList();
	}

	private JdbcClient.StatementSpec select(String sql, int auditId, int limit) {
		KeyRange keys = KeyRange.targets(auditId);
		return this.jdbc.sql(sql).param("after", keys.after()).param("end", keys.end()).param("limit", limit);
	}

	private Map<String, Map<String, Holder>> holders(int auditId, Iterable<Long> targets) {
		KeyRange keys = KeyRange.findings(auditId);
		Map<String, Map<String, Holder>> holders = new HashMap<>();
		this.jdbc.sql(FINDINGS)
			.param("after", keys.after())
			.param("end", keys.end())
			.param("targets", targets)
			.param("holders", HOLDERS)
			.query((row) -> {
				String key = row.getString("namespace") + "/" + row.getString("repository");
				holders.computeIfAbsent(key, (absent) -> new LinkedHashMap<>())
					.merge(row.getString("user_id"), holder(row), Holder::and);
			});
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
				row.getString("change").equals("NEW"), row.getString("state").equals("EXCEPTED"),
				row.getObject("first_seen", LocalDate.class));
	}

}
