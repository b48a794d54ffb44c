package dev.swraudit.report.review;

import java.io.IOException;
import java.util.List;

import dev.swraudit.report.csv.CsvTable;
import dev.swraudit.report.csv.ExportedRows;
import dev.swraudit.report.csv.KeysetPager;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reader of the findings of an audit that match a filter, page by page in the order of
 * findings.csv.
 */
final class ReviewRows {

	static final int PAGE_ROWS = 1000;

	private static final String SELECT = "select " + ReviewedFinding.COLUMNS + """
			 from stored_findings where finding_id > :after and finding_id <= :last%s
			order by finding_id
			""";

	private final JdbcClient jdbc;

	private final int pageRows;

	ReviewRows(JdbcClient jdbc, int pageRows) {
		this.jdbc = jdbc;
		this.pageRows = pageRows;
	}

	/**
	 * Calls back for each page. Pages can be empty.
	 * @param beforeEachPage called before each page is read; its exceptions are
	 * propagated
	 */
	void forEachPage(int auditId, ExportedRows exported, Runnable beforeEachPage, Page page) throws IOException {
		KeysetPager pages = new KeysetPager(this.jdbc, auditId, this.pageRows, beforeEachPage);
		String sql = SELECT.formatted(exported.filter().onHolder());
		pages.forEach(CsvTable.FINDINGS,
				(after, last) -> page.accept(pages.select(sql, exported.filter(), after, last)
					.query(ReviewedFinding::read)
					.list()
					.stream()
					.filter((finding) -> exported.matches(finding.namespace(), finding.repository(), finding.userId()))
					.toList()));
	}

	/**
	 * Callback for a page.
	 */
	@FunctionalInterface
	interface Page {

		void accept(List<ReviewedFinding> findings) throws IOException;

	}

}
