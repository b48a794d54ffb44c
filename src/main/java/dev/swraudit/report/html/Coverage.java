package dev.swraudit.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import dev.swraudit.ledger.Outcome;
import dev.swraudit.report.data.AuditStatistics;
import dev.swraudit.report.data.Headline;

/**
 * Number of records by outcome.
 *
 * @param outcomes the outcomes with their counts
 * @param total the number of records
 * @param sentence the sum in words
 */
record Coverage(List<Outcome> outcomes, long total, String sentence) {

	private static final Map<String, String> MEANINGS = Map.of("AUDITED", "the access list was read", "NOT_FOUND",
			"SWR does not find the repository", "FORBIDDEN", "the auditing account has no permission to read it",
			"FAILED", "no usable response was received", "INVALID", "the record cannot name a repository", "DUPLICATE",
			"an earlier line names the same repository");

	static Coverage of(AuditStatistics statistics) {
		List<Outcome> outcomes = new ArrayList<>();
		long before = 0;
		for (Map.Entry<String, Long> record : statistics.records().byName().entrySet()) {
			outcomes.add(new Outcome(record.getKey(), record.getValue(), before,
					MEANINGS.getOrDefault(record.getKey(), "")));
			before += record.getValue();
		}
		return new Coverage(List.copyOf(outcomes), statistics.total(), sentence(statistics, outcomes));
	}

	private static String sentence(AuditStatistics statistics, List<Outcome> outcomes) {
		String records = "The input has " + Headline.count(statistics.total(), "record");
		String sum = outcomes.stream()
			.map((outcome) -> Long.toString(outcome.count()))
			.collect(Collectors.joining(" + "));
		return (statistics.pending() == 0)
				? records + ", each with exactly one outcome: " + sum + " = " + statistics.total() + "."
				: records + ": " + sum + ", and " + statistics.pending() + " pending.";
	}

	/**
	 * Number of records with one outcome.
	 *
	 * @param name the outcome
	 * @param count the number of records
	 * @param before the number of records of the outcomes above it, where its segment of
	 * the bar starts
	 * @param meaning the outcome in words
	 */
	record Outcome(String name, long count, long before, String meaning) {

	}

}
