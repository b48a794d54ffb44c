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

	/** Directory of the copied decisions files. */
	private static final String DECISIONS = "decisions/";

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

	/** Adds the findings, their movement, and the review if there is one. */
	static void addFindings(SummaryText text, AuditStatistics statistics) {
		text.entry("Findings", counts(statistics.findings().changes().byName(), ", ") + "; "
				+ counts(statistics.findings().states().byName(), ", "));
		text.entry("Movement", statistics.movement().equation());
		if (isReviewed(statistics)) {
			text.entry("Review", review(statistics.review()));
		}
	}

	/**
	 * Returns whether there is a decisions file, or a decision of an earlier audit
	 * counts.
	 */
	private static boolean isReviewed(AuditStatistics statistics) {
		ReviewCounts review = statistics.review();
		return statistics.copiedFiles().keySet().stream().anyMatch((file) -> file.startsWith(DECISIONS))
				|| review.kept() + review.toRevoke() > 0 || review.hasEnded();
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
