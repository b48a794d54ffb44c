package dev.swraudit.report.review;

import java.io.IOException;
import java.io.OutputStream;

import dev.swraudit.report.csv.ExportedRows;
import dev.swraudit.report.data.AuditStatistics;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Writer of {@code review.xlsx}: the findings that are not closed, with cells for the
 * decisions of reviewers. It holds one page of findings in memory.
 */
public final class ReviewWorkbook {

	public static final String FILE = "review.xlsx";

	/** Rows that a sheet has room for below its header. */
	private static final int MAX_ROWS = Worksheet.MAX_ROWS - 1;

	private final ReviewRows findings;

	private final int maxRows;

	public ReviewWorkbook(JdbcClient jdbc) {
		this(jdbc, ReviewRows.PAGE_ROWS, MAX_ROWS);
	}

	ReviewWorkbook(JdbcClient jdbc, int pageRows, int maxRows) {
		this.findings = new ReviewRows(jdbc, pageRows);
		this.maxRows = maxRows;
	}

	/**
	 * Writes the workbook. The same content gives the same bytes.
	 * @param beforeEachPage called before each page is read; its exceptions are
	 * propagated
	 * @return the number of rows of the sheet Review
	 */
	public long write(OutputStream out, AuditStatistics statistics, ExportedRows exported, Runnable beforeEachPage)
			throws IOException {
		return ReproducibleWorkbook.write(out, statistics.identity().startedAt(),
				(workbook) -> write(workbook, statistics, exported, beforeEachPage));
	}

	private long write(Workbook workbook, AuditStatistics statistics, ExportedRows exported, Runnable beforeEachPage)
			throws IOException {
		SummarySheet summary = new SummarySheet(workbook.newWorksheet(SummarySheet.NAME));
		ReviewSheet review = new ReviewSheet(workbook.newWorksheet(ReviewSheet.NAME), this.maxRows);
		this.findings.forEachPage(statistics.id(), exported, beforeEachPage,
				(page) -> review.add(page.stream().filter((finding) -> !finding.isClosed()).toList()));
		review.finish();
		summary.write(statistics, exported.filter(), review.rows(), review.leftOut());
		return review.rows();
	}

}
