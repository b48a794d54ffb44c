package dev.swraudit.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import dev.swraudit.ledger.Outcome;
import dev.swraudit.message.UntrustedText;
import dev.swraudit.report.data.AuditStatistics;
import dev.swraudit.report.data.DisplayText;
import dev.swraudit.report.finding.ExceptionGaps;

/**
 * Number of records by outcome.
 *
 * @param outcomes the outcomes with their counts
 * @param total the number of records
 * @param width the same as a number, for the bar
 * @param sentence the sum in words
 * @param gaps the accepted gaps in words; empty if there are none
 */
record Coverage(List<Outcome> outcomes, String total, long width, String sentence, String gaps) {

	private static final Map<String, String> MEANINGS = Map.of("AUDITED", "the access list was read", "NOT_FOUND",
			"SWR does not find the repository", "FORBIDDEN", "the auditing account has no permission to read it",
			"FAILED", "no usable response was received", "INVALID", "the record cannot name a repository", "DUPLICATE",
			"an earlier line names the same repository");

	/** Exceptions that are named. */
	private static final int NAMED = 20;

	private static final int ID = 200;

	/**
	 * Returns the coverage of an audit.
	 * @param gaps the accepted gaps by exception
	 */
	static Coverage of(AuditStatistics statistics, List<ExceptionGaps> gaps) {
		List<Outcome> outcomes = new ArrayList<>();
		long before = 0;
		for (Map.Entry<String, Long> record : statistics.records().byName().entrySet()) {
			outcomes.add(new Outcome(record.getKey(), DisplayText.number(record.getValue()), record.getValue(), before,
					MEANINGS.getOrDefault(record.getKey(), "")));
			before += record.getValue();
		}
		return new Coverage(List.copyOf(outcomes), DisplayText.number(statistics.total()), statistics.total(),
				sentence(statistics, outcomes), gaps(gaps));
	}

	private static String sentence(AuditStatistics statistics, List<Outcome> outcomes) {
		String records = "The input has " + DisplayText.count(statistics.total(), "record");
		String sum = outcomes.stream().map(Outcome::count).collect(Collectors.joining(" + "));
		return (statistics.pending() == 0)
				? records + ", each with exactly one outcome: " + sum + " = " + DisplayText.number(statistics.total())
						+ "."
				: records + ": " + sum + ", and " + DisplayText.number(statistics.pending()) + " pending.";
	}

	/** Never calls an accepted gap audited. */
	private static String gaps(List<ExceptionGaps> gaps) {
		if (gaps.isEmpty()) {
			return "";
		}
		String named = gaps.stream()
			.limit(NAMED)
			.map((gap) -> UntrustedText.escape(gap.exceptionId(), ID) + " ("
					+ objects(gap.records(), gap.organizations()) + ")")
			.collect(Collectors.joining(", "));
		int more = gaps.size() - NAMED;
		return "Accepted gaps, which were not read and of whose permissions nothing is known: "
				+ objects(gaps.stream().mapToLong(ExceptionGaps::records).sum(),
						gaps.stream().mapToLong(ExceptionGaps::organizations).sum())
				+ "; accepted by " + named + ((more > 0) ? " and " + DisplayText.count(more, "more exception") : "")
				+ ".";
	}

	private static String objects(long records, long organizations) {
		if (organizations == 0) {
			return DisplayText.count(records, "record");
		}
		return ((records > 0) ? DisplayText.count(records, "record") + " and " : "")
				+ DisplayText.count(organizations, "organization");
	}

	/**
	 * Number of records with one outcome.
	 *
	 * @param name the outcome
	 * @param count the number of records
	 * @param width the same as a number, for the bar
	 * @param before the number of records of the outcomes above it, where its segment of
	 * the bar starts
	 * @param meaning the outcome in words
	 */
	record Outcome(String name, String count, long width, long before, String meaning) {

	}

}
