package dev.swraudit.report.console;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import dev.swraudit.decision.DecisionBook.Status;
import dev.swraudit.message.UntrustedText;
import dev.swraudit.report.review.DecisionList;

/**
 * Lines of a console summary about the rows of the decisions files.
 */
final class DecisionLists {

	private static final int LENGTH = 200;

	private DecisionLists() {
	}

	/** Returns the rows by status in words, such as {@code holds 2, bad 1}. */
	static String counts(DecisionList decisions) {
		return Arrays.stream(Status.values())
			.filter((status) -> decisions.count(status) > 0)
			.map((status) -> status.text() + " " + decisions.count(status))
			.collect(Collectors.joining(", "));
	}

	/** Adds the bad rows, which a person must correct. */
	static void addBad(SummaryText text, DecisionList decisions) {
		add("Decisions set aside: correct these rows", decisions.bad(), decisions.count(Status.BAD), text);
	}

	/**
	 * Adds the first rows that no longer hold, but not those whose findings are resolved,
	 * because they have done what they were for.
	 * @param limit maximum number of rows
	 */
	static void addStale(SummaryText text, DecisionList decisions, int limit) {
		long total = decisions.count(Status.STALE) - decisions.withoutFinding();
		add("Decisions that do not hold", decisions.stale().stream().limit(Math.min(limit, total)).toList(), total,
				text);
	}

	private static void add(String heading, List<DecisionList.Row> rows, long total, SummaryText text) {
		long more = total - rows.size();
		text.list(heading, rows, (more > 0) ? more + " more: see decisions.csv" : "",
				(row) -> text.row(UntrustedText.escape(row.source(), LENGTH) + ": line " + row.line() + ": "
						+ UntrustedText.escape(row.note(), LENGTH)));
	}

}
