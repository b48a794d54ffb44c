package dev.swraudit.report.console;

import java.util.Map;
import java.util.stream.Collectors;

import dev.swraudit.finding.FindingChange;
import dev.swraudit.finding.Movement;
import dev.swraudit.finding.ReviewCounts;
import dev.swraudit.finding.Verdict;
import dev.swraudit.report.data.AuditStatistics;
import dev.swraudit.report.data.DisplayText;

/**
 * Counts of an audit in words.
 */
final class CountTexts {

	private CountTexts() {
	}

	/** Returns the movement. */
	static String open(AuditStatistics statistics) {
		Movement movement = statistics.movement();
		long others = statistics.count(FindingChange.RESOLVED) - movement.resolved();
		return movement.equation() + ((others > 0) ? " (" + DisplayText.count(others, "accepted finding")
				+ ((others == 1) ? " was" : " were") + " resolved too)" : "");
	}

	/** Returns the flagged repositories, and the undetermined ones if there are any. */
	static String flagged(AuditStatistics statistics) {
		long undetermined = statistics.count(Verdict.UNDETERMINED);
		return DisplayText.repositories(statistics.count(Verdict.FLAGGED)) + " flagged"
				+ ((undetermined > 0) ? ", " + DisplayText.number(undetermined) + " undetermined" : "");
	}

	/** Returns the findings by decision. */
	static String review(ReviewCounts review) {
		return review.equation()
				+ ((review.overdue() > 0) ? "; " + DisplayText.number(review.overdue()) + " overdue" : "")
				+ ended(review);
	}

	/** Returns the findings with a decision to revoke that ended; empty without any. */
	static String ended(ReviewCounts review) {
		return review.hasEnded() ? "; revoked " + DisplayText.number(review.revoked()) + ", lowered "
				+ DisplayText.number(review.lowered()) + ", ended otherwise "
				+ DisplayText.number(review.endedOtherwise()) : "";
	}

	/** Returns counts with their names, such as {@code NEW 2, EXISTING 3}. */
	static String counts(Map<String, Long> counts, String separator) {
		return counts.entrySet()
			.stream()
			.map((entry) -> entry.getKey() + " " + DisplayText.number(entry.getValue()))
			.collect(Collectors.joining(separator));
	}

}
