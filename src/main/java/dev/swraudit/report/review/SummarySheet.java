package dev.swraudit.report.review;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import dev.swraudit.finding.ReviewCounts;
import dev.swraudit.report.data.AuditIdentity;
import dev.swraudit.report.data.AuditStatistics;
import dev.swraudit.report.data.ExportFilter;
import org.dhatim.fastexcel.Worksheet;

/**
 * Sheet {@code Summary}: which audit the findings are of, and how to fill in the sheet
 * {@code Review}.
 */
final class SummarySheet {

	static final String NAME = "Summary";

	private static final List<String> INSTRUCTIONS = List.of(
			"Fill in the coloured columns of the sheet Review. Rows without a decision are ignored.",
			"decision: keep or revoke.", "decided_by, decided_on and reason: required with every decision.",
			"keep_until: required for keep; the last day on which the permission may be kept.",
			"revoke_by: optional for revoke; the last day by which the permission is to be revoked.",
			"Dates: as dates, or as text such as 2026-12-31.",
			"fingerprint: leave as it is, because it says to which finding the decision belongs.",
			"Save as .xlsx or .csv and give the file to the person who runs the audit, who names it in audit.decisions.");

	private static final List<String> OTHER_FILES = List.of("review.csv: the rows of the sheet Review, all of them.",
			"findings.csv: all findings, also the resolved ones.", "report.html: the report of the audit.");

	private final Worksheet sheet;

	private int row;

	SummarySheet(Worksheet sheet) {
		this.sheet = sheet;
		sheet.width(0, 28);
		sheet.width(1, 110);
	}

	/**
	 * Writes and finishes the sheet.
	 * @param rows number of rows of the sheet Review
	 * @param leftOut number of findings for which it had no room
	 */
	void write(AuditStatistics statistics, ExportFilter filter, long rows, long leftOut) throws IOException {
		AuditIdentity identity = statistics.identity();
		add("scope", identity.scope());
		add("audit date", identity.auditDate().toString());
		add("revision", Integer.toString(identity.revision()));
		add("result", statistics.headline());
		if (!filter.isAll()) {
			add("filter",
					filter.parts().entrySet().stream().map(Map.Entry::toString).collect(Collectors.joining(", ")));
		}
		addReview(statistics.review(), rows, leftOut);
		this.row++;
		add("how to fill in", INSTRUCTIONS);
		this.row++;
		add("where the rest is", OTHER_FILES);
		this.sheet.finish();
	}

	/** Adds the numbers of the review. */
	private void addReview(ReviewCounts review, long rows, long leftOut) {
		add("review", review.equation());
		add("overdue", count(review.overdue()));
		add("rows to review", count(rows + leftOut));
		if (leftOut > 0) {
			add("not in this file", count(leftOut) + " of them, because a sheet has room for " + count(rows)
					+ " only; review.csv has them all");
		}
	}

	private static String count(long number) {
		return String.format(Locale.ROOT, "%,d", number);
	}

	private void add(String label, List<String> lines) {
		label(label);
		lines.forEach(this::addLine);
	}

	private void add(String label, String text) {
		label(label);
		addLine(text);
	}

	private void label(String label) {
		this.sheet.inlineString(this.row, 0, label);
		this.sheet.style(this.row, 0).bold().verticalAlignment("top").set();
	}

	private void addLine(String text) {
		this.sheet.inlineString(this.row, 1, SheetText.of(text));
		this.sheet.style(this.row, 1).format(ReviewColumn.Kind.TEXT.format()).wrapText(true).set();
		this.row++;
	}

}
