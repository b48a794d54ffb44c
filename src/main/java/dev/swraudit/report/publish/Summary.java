package dev.swraudit.report.publish;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.swraudit.finding.ReviewCounts;
import dev.swraudit.finding.Rule;
import dev.swraudit.ledger.Outcome;
import dev.swraudit.population.Population;
import dev.swraudit.report.data.AccountFacts;
import dev.swraudit.report.data.AuditIdentity;
import dev.swraudit.report.data.AuditStatistics;
import dev.swraudit.report.data.ExportFilter;
import dev.swraudit.report.data.RunFacts;
import org.jspecify.annotations.Nullable;

/**
 * Counts of an audit: {@code summary.json}.
 *
 * @param records records by outcome, and their total
 * @param verdicts audited repositories by verdict
 * @param permissions rows of permissions.csv
 * @param population the comparison with the repositories that SWR lists; null in a
 * filtered export
 * @param movement the open findings since the baseline
 * @param organizations organizations by outcome, and their total
 * @param users rows of users.csv
 * @param review the findings by decision
 * @param requests requests of the whole audit; null in a filtered export
 * @param retries requests sent again, except after a throttled response; null in a
 * filtered export
 * @param throttled throttled responses; null in a filtered export
 * @param pending targets that were not read
 * @param filter the conditions of a filtered export by name; else null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Summary(int schemaVersion, String scope, LocalDate auditDate, int revision, boolean complete,
		int exitCode, Map<String, Long> records, Map<String, Long> verdicts, long permissions, FindingCounts findings,
		@Nullable PopulationNumbers population, Map<String, Long> movement, Map<String, Long> organizations, long users,
		ReviewCounts review, @Nullable Long requests, @Nullable Long retries, @Nullable Long throttled, long pending,
		Instant startedAt, Instant finishedAt, BigDecimal durationSeconds, @Nullable Map<String, String> filter) {

	public static final String FILE = "summary.json";

	public static final int SCHEMA_VERSION = 1;

	/** Times and request counters, which differ between runs. */
	static final List<String> VOLATILE = List.of("requests", "retries", "throttled", "startedAt", "finishedAt",
			"durationSeconds");

	public static Summary of(AuditStatistics statistics) {
		RunFacts run = statistics.run();
		return of(statistics, PopulationNumbers.of(statistics.account().population()), run.requests(), run.retries(),
				run.throttled(), null);
	}

	/**
	 * Returns the summary of a filtered export. It has no request counters, because these
	 * count the whole audit.
	 * @param statistics the audit with the counts of the matching rows
	 */
	static Summary ofExport(AuditStatistics statistics, ExportFilter filter) {
		return of(statistics, null, null, null, null, filter.parts());
	}

	private static Summary of(AuditStatistics statistics, @Nullable PopulationNumbers population,
			@Nullable Long requests, @Nullable Long retries, @Nullable Long throttled,
			@Nullable Map<String, String> filter) {
		AuditIdentity identity = statistics.identity();
		RunFacts run = statistics.run();
		return new Summary(SCHEMA_VERSION, identity.scope(), identity.auditDate(), identity.revision(), run.complete(),
				run.exitCode(), records(statistics), statistics.verdicts().byName(), statistics.permissions(),
				FindingCounts.of(statistics), population, statistics.movement().byName(), organizations(statistics),
				statistics.users(), statistics.review(), requests, retries, throttled, statistics.pending(),
				identity.startedAt(), run.finishedAt(), statistics.durationSeconds(), filter);
	}

	private static Map<String, Long> records(AuditStatistics statistics) {
		Map<String, Long> records = new LinkedHashMap<>();
		records.put("total", statistics.total());
		records.putAll(statistics.records().byName());
		return records;
	}

	private static Map<String, Long> organizations(AuditStatistics statistics) {
		Map<String, Long> organizations = new LinkedHashMap<>();
		organizations.put("total", statistics.account().organizationCount());
		for (Outcome outcome : AccountFacts.OUTCOMES) {
			organizations.put(outcome.name(), statistics.account().count(outcome));
		}
		return organizations;
	}

	/**
	 * Comparison of the input with the repositories that SWR lists. The numbers are null
	 * if the list was not read.
	 */
	@JsonInclude(JsonInclude.Include.ALWAYS)
	record PopulationNumbers(String status, @Nullable Instant readAt, @Nullable Long listed, @Nullable Long inInput,
			@Nullable Long missingFromInput, @Nullable Long missingFromSwr, @Nullable Long accountTotal) {

		static PopulationNumbers of(Population population) {
			return new PopulationNumbers(population.status().name(), population.readAt(), population.listed(),
					population.inInput(), population.missingFromInput(), population.missingFromSwr(),
					population.accountTotal());
		}

	}

	/**
	 * Findings by change, state and rule.
	 */
	record FindingCounts(Map<String, Long> change, Map<String, Long> state, Map<String, Long> rule) {

		static FindingCounts of(AuditStatistics statistics) {
			return new FindingCounts(statistics.findings().changes().byName(), statistics.findings().states().byName(),
					statistics.findings().rules().by(Rule::text));
		}

	}

}
