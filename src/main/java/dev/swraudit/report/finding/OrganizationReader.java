package dev.swraudit.report.finding;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;

import dev.swraudit.finding.Rule;
import dev.swraudit.ledger.IdRange;
import dev.swraudit.permission.CodePointOrder;
import dev.swraudit.report.data.AuditStatistics;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reader of the organizations that need attention, and of the repositories that everybody
 * or another account may pull.
 */
public final class OrganizationReader {

	private static final int HOLDERS = 20;

	private static final int BATCH = 500;

	private static final String ORGANIZATIONS = """
			select left(namespace, 200) as namespace, outcome, http_status, error_code, message,
			  left(creator_name, 201) as creator_name, manager_count, left(exception_id, 200) as exception_id, repository_id
			from stored_organizations
			where list_id > :after and list_id < :end
			""";

	/** The most urgent objects first. */
	private static final String CHOICE = """
			select f.repository_id,
			  min(case when f.state <> 1 then 3 when f.change = 1 then 0 when f.state_before = 2 then 1 else 2 end) as urgency,
			  min(f.id) as first_id,
			  count(*) over () as objects
			from finding f %s
			where f.id > :after and f.id < :end and f.change <> 3 %s
			group by f.repository_id
			order by urgency, first_id
			fetch first :limit rows only
			""";

	private static final String PULLABLE = CHOICE.formatted("",
			"and f.rule in (" + Rule.PUBLIC_REPOSITORY.code() + ", " + Rule.SHARED_REPOSITORY.code() + ")");

	/** Findings on users are on no organization. */
	private static final String ORGANIZATIONS_WITH_FINDINGS = CHOICE.formatted(
			"join repository r on r.id = f.repository_id and r.name = ''",
			"and f.rule not in (" + Rule.INACTIVE_USER.code() + ", " + Rule.UNKNOWN_USER.code() + ")");

	private static final String NAMES = """
			select r.id, left(n.name, 200), left(r.name, 200)
			from repository r join namespace n on n.id = r.namespace_id
			where r.id in (:ids)
			""";

	private final JdbcClient jdbc;

	private final FindingReader findings;

	public OrganizationReader(JdbcClient jdbc) {
		this.jdbc = jdbc;
		this.findings = new FindingReader(jdbc);
	}

	/** Reads the first organizations whose grants were not read. */
	public List<AuditedRepository> notAudited(AuditStatistics statistics, int limit) {
		return (statistics.account().organizationsNotAudited() == 0) ? List.of()
				: organizations(statistics.id()).values()
					.stream()
					.filter((organization) -> !"AUDITED".equals(organization.outcome()))
					.sorted(byName())
					.limit(limit)
					.toList();
	}

	/**
	 * Reads the first organizations with findings, the most urgent first, then those
	 * whose grants were not read, and accepted gaps last.
	 */
	Highlights.Section organizations(AuditStatistics statistics, int limit) {
		Choice choice = choose(ORGANIZATIONS_WITH_FINDINGS, statistics.id(), limit);
		List<AuditedRepository> rows = new ArrayList<>();
		Map<Integer, AuditedRepository> all = (choice.objects() > 0
				|| statistics.account().organizationsNotAudited() > 0) ? organizations(statistics.id()) : Map.of();
		withFindings(statistics.id(), choice, false).forEach((id, found) -> {
			AuditedRepository organization = all.get(id);
			rows.add((organization != null) ? organization.with(found.tally(), found.holders()) : found);
		});
		List<AuditedRepository> others = all.entrySet()
			.stream()
			.filter((entry) -> !choice.ids().contains(entry.getKey()) && !"AUDITED".equals(entry.getValue().outcome()))
			.map(Map.Entry::getValue)
			.sorted(Comparator.comparing((AuditedRepository other) -> other.exceptionId() != null)
				.thenComparing(byName()))
			.toList();
		others.stream().limit(Math.max(0, limit - rows.size())).forEach(rows::add);
		return new Highlights.Section(List.copyOf(rows), choice.objects() + others.size());
	}

	/**
	 * Reads the first repositories that everybody or another account may pull, with these
	 * findings only, those with new ones first.
	 */
	Highlights.Section pullable(int auditId, int limit) {
		Choice choice = choose(PULLABLE, auditId, limit);
		return new Highlights.Section(List.copyOf(withFindings(auditId, choice, true).values()), choice.objects());
	}

	private Choice choose(String sql, int auditId, int limit) {
		IdRange keys = IdRange.findings(auditId);
		List<Integer> ids = new ArrayList<>();
		AtomicLong objects = new AtomicLong();
		this.jdbc.sql(sql).param("after", keys.after()).param("end", keys.end()).param("limit", limit).query((row) -> {
			ids.add(row.getInt(1));
			objects.set(row.getLong("objects"));
		});
		return new Choice(ids, objects.get());
	}

	private Map<Integer, AuditedRepository> withFindings(int auditId, Choice choice, boolean pullOnly) {
		Map<Integer, FindingTally> tallies = new HashMap<>();
		Map<Integer, List<Long>> first = new HashMap<>();
		this.findings.forEachRepository(auditId, choice.ids(), (all) -> {
			RepositoryFindings found = pullOnly ? all.ofPulls() : all;
			tallies.put(found.repositoryId(), found.tally());
			first.put(found.repositoryId(), found.ofFirstHolders(HOLDERS));
		});
		Map<Long, ReportedHolder> holders = this.findings
			.holders(first.values().stream().flatMap(List::stream).toList());
		Map<Integer, AuditedRepository> named = names(choice.ids());
		Map<Integer, AuditedRepository> rows = new LinkedHashMap<>();
		for (Integer id : choice.ids()) {
			rows.put(id,
					Objects.requireNonNull(named.get(id))
						.with(Objects.requireNonNull(tallies.get(id)),
								ReportedHolder.merged(first.getOrDefault(id, List.of()), holders)));
		}
		return rows;
	}

	private Map<Integer, AuditedRepository> names(List<Integer> ids) {
		Map<Integer, AuditedRepository> named = new HashMap<>();
		for (int from = 0; from < ids.size(); from += BATCH) {
			this.jdbc.sql(NAMES).param("ids", ids.subList(from, Math.min(ids.size(), from + BATCH))).query((row) -> {
				named.put(row.getInt(1), AuditedRepository.named(row.getString(2), row.getString(3)));
			});
		}
		return named;
	}

	private Map<Integer, AuditedRepository> organizations(int auditId) {
		IdRange rows = IdRange.targets(auditId);
		Map<Integer, AuditedRepository> organizations = new LinkedHashMap<>();
		this.jdbc.sql(ORGANIZATIONS).param("after", rows.after()).param("end", rows.end()).query((row) -> {
			organizations.put(row.getInt("repository_id"), organization(row));
		});
		return organizations;
	}

	private static Comparator<AuditedRepository> byName() {
		return Comparator.comparing(AuditedRepository::namespace, CodePointOrder::compareText);
	}

	private static AuditedRepository organization(ResultSet row) throws SQLException {
		return new AuditedRepository(0, row.getString("namespace"), "", row.getString("outcome"),
				row.getObject("http_status", Integer.class), row.getString("error_code"), row.getString("message"),
				null, row.getString("creator_name"), row.getObject("manager_count", Integer.class), null,
				row.getString("exception_id"), FindingTally.NONE, List.of());
	}

	/**
	 * Objects to read.
	 *
	 * @param ids ids of the first ones, the most urgent first
	 * @param objects the number of all
	 */
	private record Choice(List<Integer> ids, long objects) {
	}

}
