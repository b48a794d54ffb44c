package dev.swraudit.report.publish;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

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

	public static Map<String, Object> of(AuditStatistics facts) {
		Map<String, Object> summary = new LinkedHashMap<>();
		summary.put("schemaVersion", SCHEMA_VERSION);
		summary.put("scope", facts.identity().scope());
		summary.put("auditDate", facts.identity().auditDate().toString());
		summary.put("revision", facts.identity().revision());
		summary.put("complete", facts.run().complete());
		summary.put("exitCode", facts.run().exitCode());
		summary.put("records", records(facts));
		summary.put("verdicts", facts.verdicts());
		summary.put("permissions", facts.permissions());
		summary.put("findings", findings(facts));
		putRun(summary, facts);
		return summary;
	}

	/**
	 * Returns the summary of a filtered export. It has no request counters, because these
	 * count the whole audit.
	 * @param facts the audit with the counts of the matching rows
	 */
	static Map<String, Object> ofExport(AuditStatistics facts, ExportFilter filter) {
		Map<String, Object> summary = of(facts);
		summary.keySet().removeAll(REQUESTS);
		summary.put("filter", filter.parts());
		return summary;
	}

	private static Map<String, Long> records(AuditStatistics facts) {
		Map<String, Long> records = new LinkedHashMap<>();
		records.put("total", facts.total());
		records.putAll(facts.records());
		return records;
	}

	private static Map<String, Object> findings(AuditStatistics facts) {
		Map<String, Object> findings = new LinkedHashMap<>();
		findings.put("change", facts.changes());
		findings.put("state", facts.states());
		findings.put("rule", facts.rules());
		return findings;
	}

	private static void putRun(Map<String, Object> summary, AuditStatistics facts) {
		summary.put("requests", facts.run().requests());
		summary.put("retries", facts.run().retries());
		summary.put("throttled", facts.run().throttled());
		summary.put("pending", facts.pending());
		summary.put("startedAt", Json.second(facts.identity().startedAt()));
		summary.put("finishedAt", Json.second(facts.run().finishedAt()));
		summary.put("durationSeconds", facts.durationSeconds());
	}

}
