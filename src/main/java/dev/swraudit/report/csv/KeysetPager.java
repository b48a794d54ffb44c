package dev.swraudit.report.csv;

import java.io.IOException;
import java.util.Optional;

import dev.swraudit.report.data.ExportFilter;
import dev.swraudit.report.data.IdRange;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * An audit's rows, cut into pages of keys, so that no more of them than a page is held.
 */
final class KeysetPager {

	private final JdbcClient jdbc;

	private final int auditId;

	private final int size;

	private final Runnable beforeEach;

	/**
	 * Cuts pages.
	 * @param size rows to a page
	 * @param beforeEach called before a page is read; what it throws ends the reading
	 */
	KeysetPager(JdbcClient jdbc, int auditId, int size, Runnable beforeEach) {
		this.jdbc = jdbc;
		this.auditId = auditId;
		this.size = size;
		this.beforeEach = beforeEach;
	}

	/** Reads page by page, in the order of the keys. */
	void forEach(CsvTable table, Page page) throws IOException {
		IdRange keys = table.keys().apply(this.auditId);
		long after = keys.after();
		Optional<Long> last = lastKey(table, after, keys.end());
		while (last.isPresent()) {
			this.beforeEach.run();
			page.read(after, last.get());
			after = last.get();
			last = lastKey(table, after, keys.end());
		}
	}

	private Optional<Long> lastKey(CsvTable table, long after, long end) {
		return this.jdbc.sql(table.lastKey())
			.param("audit", this.auditId)
			.param("after", after)
			.param("end", end)
			.param("size", this.size)
			.query(Long.class)
			.optional();
	}

	/** A statement over the rows of one page. */
	JdbcClient.StatementSpec select(String sql, ExportFilter filter, long after, long last) {
		return this.jdbc.sql(sql)
			.param("audit", this.auditId)
			.param("after", after)
			.param("last", last)
			.params(filter.values());
	}

	/**
	 * What is done with a page.
	 */
	@FunctionalInterface
	interface Page {

		/**
		 * Read the rows with keys above {@code after} up to {@code last}.
		 */
		void read(long after, long last) throws IOException;

	}

}
