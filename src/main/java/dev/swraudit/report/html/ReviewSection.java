package dev.swraudit.report.html;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import dev.swraudit.decision.DecisionBook;
import dev.swraudit.finding.ReviewCounts;
import dev.swraudit.message.UntrustedText;
import dev.swraudit.report.data.AuditStatistics;
import dev.swraudit.report.data.DisplayText;
import dev.swraudit.report.data.Markup;
import dev.swraudit.report.finding.Revocation;
import dev.swraudit.report.review.DecisionList;

/**
 * Section of the review, and the rows of the decisions files that do not hold.
 *
 * @param equation the review in numbers
 * @param ended the findings to revoke that are overdue or resolved, in words
 * @param decisions the rows of the decisions files in numbers
 * @param bad the first bad rows
 * @param withoutEffect the first rows that do not hold on the audit date
 * @param revocations the first findings to revoke that are resolved
 */
record ReviewSection(String equation, String ended, String decisions, TruncatedList<Row> bad,
		TruncatedList<Row> withoutEffect, TruncatedList<RevocationRow> revocations) {

	/** Maximum number of bad rows. */
	private static final int BAD_ROWS = 100;

	private static final String FILE = "decisions.csv";

	static ReviewSection of(AuditStatistics statistics, DecisionList decisions, List<Revocation> revocations,
			int room) {
		ReviewCounts review = statistics.review();
		return new ReviewSection(review.equation(), ended(review), decisions(decisions),
				TruncatedList.of(decisions.bad().stream().limit(BAD_ROWS).toList(), Row::of,
						decisions.count(DecisionBook.Status.BAD), room, FILE),
				TruncatedList.of(decisions.withoutEffect(), Row::of, decisions.countWithoutEffect(), room, FILE),
				TruncatedList.of(revocations, RevocationRow::of,
						review.revoked() + review.lowered() + review.endedOtherwise(), room, "findings.csv"));
	}

	int bytes() {
		return this.bad.bytes() + this.withoutEffect.bytes() + this.revocations.bytes();
	}

	private static String ended(ReviewCounts review) {
		return String.format(Locale.ROOT,
				"To revoke: %,d, of which %,d overdue. Resolved in this audit after a decision to revoke: %,d revoked,"
						+ " %,d lowered, %,d ended otherwise.",
				review.toRevoke(), review.overdue(), review.revoked(), review.lowered(), review.endedOtherwise());
	}

	private static String decisions(DecisionList decisions) {
		if (decisions.total() == 0) {
			return "The audit has no decisions (audit.decisions); review.csv has the findings to decide on.";
		}
		return "The decisions files have " + DisplayText.count(decisions.total(), "row") + " with a decision: "
				+ Arrays.stream(DecisionBook.Status.values())
					.map((status) -> DisplayText.number(decisions.count(status)) + " " + status.text())
					.collect(Collectors.joining(", "))
				+ ".";
	}

	/**
	 * Row of a decisions file.
	 *
	 * @param source name of the file
	 * @param line line of a CSV file, or row of a sheet
	 * @param note why it does not hold
	 */
	record Row(String source, long line, String note) implements TruncatedList.Row {

		private static final int TAGS = 160;

		private static final int SOURCE = 200;

		private static final int NOTE = 500;

		static Row of(DecisionList.Row row) {
			return new Row(UntrustedText.escape(row.source(), SOURCE), row.line(),
					UntrustedText.escape(row.note(), NOTE));
		}

		@Override
		public int bytes() {
			return TAGS + Markup.bytes(this.source, this.note);
		}

	}

}
