package dev.swraudit.report.console;

import java.util.Map;
import java.util.stream.Collectors;

import dev.swraudit.report.data.AuditStatistics;

/**
 * Lines of a console summary with the counts of records, verdicts and findings.
 */
final class CountLines {

	private CountLines() {
	}

	static void addTo(SummaryText text, AuditStatistics facts) {
		text.entry("Records", facts.total() + " = " + sum(facts));
		text.entry("Verdicts", counts(facts.verdicts(), ", "));
		text.entry("Findings", counts(facts.changes(), ", ") + "; " + counts(facts.states(), ", "));
	}

	private static String sum(AuditStatistics facts) {
		String sum = counts(facts.records(), " + ");
		return (facts.pending() > 0) ? sum + " + pending " + facts.pending() : sum;
	}

	private static String counts(Map<String, Long> counts, String separator) {
		return counts.entrySet()
			.stream()
			.map((entry) -> entry.getKey() + " " + entry.getValue())
			.collect(Collectors.joining(separator));
	}

}
