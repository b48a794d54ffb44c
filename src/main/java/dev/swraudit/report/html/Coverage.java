package dev.swraudit.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import dev.swraudit.report.data.AuditStatistics;
import dev.swraudit.report.data.Headline;

/**
 * What became of the records, adding up.
 *
 * @param outcomes how many records have which outcome
 * @param total how many records there are
 * @param sentence the sum in words
 */
record Coverage(List<Outcome> outcomes, long total, String sentence) {

	private static final Map<String, String> MEANINGS = Map.of("AUDITED", "the access list was read", "NOT_FOUND",
			"the service knows no such repository", "FORBIDDEN", "the auditing account may not read it", "FAILED",
			"no usable answer came", "INVALID", "the record can't be a repository", "DUPLICATE",
			"the same repository stands on an earlier line");

	static Coverage of(AuditStatistics facts) {
		List<Outcome> outcomes = new ArrayList<>();
		long before = 0;
		for (Map.Entry<String, Long> record : facts.records().entrySet()) {
			outcomes.add(new Outcome(record.getKey(), record.getValue(), before,
					MEANINGS.getOrDefault(record.getKey(), "")));
			before += record.getValue();
		}
		return new Coverage(List.copyOf(outcomes), facts.total(), sentence(facts, outcomes));
	}

	private static String sentence(AuditStatistics facts, List<Outcome> outcomes) {
		String records = "The input has " + Headline.count(facts.total(), "record");
		String sum = outcomes.stream()
			.map((outcome) -> Long.toString(outcome.count()))
			.collect(Collectors.joining(" + "));
		return (facts.pending() == 0)
				? records + ", and each is in exactly one line of this table: " + sum + " = " + facts.total() + "."
				: records + ": " + sum + ", and " + facts.pending() + " that are still pending.";
	}

	/**
	 * How many records have an outcome.
	 *
	 * @param name the outcome
	 * @param count how many records have it
	 * @param before how many have one that stands above it, where its part of the bar
	 * begins
	 * @param meaning the outcome in words
	 */
	record Outcome(String name, long count, long before, String meaning) {

	}

}
