package dev.swraudit.report.console;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.swraudit.decision.DecisionBook.Status;
import dev.swraudit.finding.ReviewCounts;
import dev.swraudit.message.UntrustedText;
import dev.swraudit.report.data.AuditStatistics;
import dev.swraudit.report.data.DisplayText;
import dev.swraudit.report.review.DecisionList;
import dev.swraudit.report.review.DecisionsReader;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Blocks of a summary about the decisions of reviewers.
 */
final class DecisionBlocks {

	private static final int ROWS = 4;

	private static final int LENGTH = 90;

	private final DecisionsReader decisions;

	DecisionBlocks(JdbcClient jdbc) {
		this.decisions = new DecisionsReader(jdbc);
	}

	DecisionList read(AuditStatistics statistics) {
		return this.decisions.read(statistics.id(), ROWS);
	}

	/** Returns the bad rows, which a person must correct. */
	static Block bad(DecisionList decisions) {
		long total = decisions.count(Status.BAD);
		return new Block("SET ASIDE (" + DisplayText.number(total) + ")",
				decisions.bad().stream().map((row) -> "decision to correct: " + place(row)).toList(),
				total - decisions.bad().size(), "decision");
	}

	/**
	 * Returns the state of the review, and the first rows that no longer hold. Those
	 * whose findings are resolved have done what they were for.
	 */
	static Block review(AuditStatistics statistics, DecisionList decisions) {
		ReviewCounts review = statistics.review();
		List<String> rows = new ArrayList<>();
		if (decisions.total() > 0 || review.overdue() > 0 || review.hasEnded()) {
			rows.add(Stream
				.of(count(review.overdue(), "overdue"), DisplayText.number(review.undecided()) + " undecided",
						count(review.toRevoke(), "to revoke"), count(review.kept(), "kept"))
				.filter((words) -> !words.isEmpty())
				.collect(Collectors.joining(", ")) + CountTexts.ended(review));
		}
		long others = decisions.countWithoutEffect() - decisions.withoutFinding();
		if (others > 0 && !decisions.withoutEffect().isEmpty()) {
			rows.add(DisplayText.count(others, "row") + ((others == 1) ? " does" : " do") + " not hold: "
					+ place(decisions.withoutEffect().get(0)) + ((others > 1) ? ", ..." : ""));
		}
		return Block.of("DECISIONS", rows);
	}

	private static String count(long number, String words) {
		return (number > 0) ? DisplayText.number(number) + " " + words : "";
	}

	private static String place(DecisionList.Row row) {
		return SummaryNames.CONSOLE.text(row.source()) + ": line " + row.line() + ": "
				+ UntrustedText.escape(row.note(), LENGTH);
	}

}
