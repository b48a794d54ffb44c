package dev.swraudit.report.publish;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.swraudit.finding.Rule;
import dev.swraudit.report.data.AuditStatistics;
import dev.swraudit.report.data.ExportFilter;
import dev.swraudit.report.data.Json;

/**
 * Counts of an audit as {@code summary.json}.
 */
public final class Summary {

	static final String FILE = "summary.json";

	public static final int SCHEMA_VERSION = 1;

	/** Times and request counters, which differ between runs. */
	static final List<String> VOLATILE = List.of("requests", "retries", "throttled", "startedAt", "finishedAt",
			"durationSeconds");

	private static final Set<String> REQUESTS = Set.of("requests", "retries", "throttled");

	private Summary() {
	}

	public static Map<String, Object> of(AuditStatistics statistics) {
		Map<String, Object> summary = new LinkedHashMap<>();
		summary.put("schemaVersion", SCHEMA_VERSION);
		summary.put("scope", statistics.identity().scope());
		summary.put("auditDate", statistics.identity().auditDate().toString());
		summary.put("revision", statistics.identity().revision());
		summary.put("complete", statistics.run().complete());
		summary.put("exitCode", statistics.run().exitCode());
		summary.put("records", records(statistics));
		summary.put("verdicts", statistics.verdicts().byName());
		summary.put("permissions", statistics.permissions());
		summary.put("findings", findings(statistics));
		putRun(summary, statistics);
		return summary;
	}

	/**
	 * Returns the summary of a filtered export. It has no request counters, because these
	 * count the whole audit.
	 * @param statistics the audit with the counts of the matching rows
	 */
	static Map<String, Object> ofExport(AuditStatistics statistics, ExportFilter filter) {
		Map<String, Object> summary = of(statistics);
		summary.keySet().removeAll(REQUESTS);
		summary.put("filter", filter.parts());
		return summary;
	}

	private static Map<String, Long> records(AuditStatistics statistics) {
		Map<String, Long> records = new LinkedHashMap<>();
		records.put("total", statistics.total());
		records.putAll(statistics.records().byName());
		return records;
	}

	private static Map<String, Object> findings(AuditStatistics statistics) {
		Map<String, Object> findings = new LinkedHashMap<>();
		findings.put("change", statistics.changes().byName());
		findings.put("state", statistics.states().byName());
		findings.put("rule", statistics.rules().by(Rule::text));
		return findings;
	}

	private static void putRun(Map<String, Object> summary, AuditStatistics statistics) {
		summary.put("requests", statistics.run().requests());
		summary.put("retries", statistics.run().retries());
		summary.put("throttled", statistics.run().throttled());
		summary.put("pending", statistics.pending());
		summary.put("startedAt", Json.second(statistics.identity().startedAt()));
		summary.put("finishedAt", Json.second(statistics.run().finishedAt()));
		summary.put("durationSeconds", statistics.durationSeconds());
	}

}
