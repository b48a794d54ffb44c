package dev.swraudit.report.console;

import java.util.Map;
import java.util.stream.Collectors;

import dev.swraudit.finding.ReviewCounts;
import dev.swraudit.report.data.AccountFacts;
import dev.swraudit.report.data.AuditStatistics;

/**
 * Lines of a console summary with the counts of records, verdicts and findings.
 */
final class CountLines {

	private CountLines() {
	}

	static void addTo(SummaryText text, AuditStatistics statistics) {
		text.entry("Records", statistics.total() + " = " + sum(statistics));
		AccountFacts account = statistics.account();
		if (account.organizationCount() > 0) {
			text.entry("Organizations", account.organizationCount() + " = " + account.outcomes());
		}
		text.entry("Verdicts", counts(statistics.verdicts().byName(), ", "));
		addFindings(text, statistics);
	}

	/** Adds the findings, their movement, and their review. */
	static void addFindings(SummaryText text, AuditStatistics statistics) {
		text.entry("Findings", counts(statistics.findings().changes().byName(), ", ") + "; "
				+ counts(statistics.findings().states().byName(), ", "));
		text.entry("Movement", statistics.movement().equation());
		if (statistics.review().findings() > 0 || statistics.review().hasEnded()) {
			text.entry("Review", review(statistics.review()));
		}
	}

	private static String review(ReviewCounts review) {
		String overdue = (review.overdue() > 0) ? "; " + review.overdue() + " overdue" : "";
		String ended = review.hasEnded() ? "; revoked " + review.revoked() + ", lowered " + review.lowered()
				+ ", ended otherwise " + review.endedOtherwise() : "";
		return review.equation() + overdue + ended;
	}

	private static String sum(AuditStatistics statistics) {
		String sum = counts(statistics.records().byName(), " + ");
		return (statistics.pending() > 0) ? sum + " + pending " + statistics.pending() : sum;
	}

	private static String counts(Map<String, Long> counts, String separator) {
		return counts.entrySet()
			.stream()
			.map((entry) -> entry.getKey() + " " + entry.getValue())
			.collect(Collectors.joining(separator));
	}

}
