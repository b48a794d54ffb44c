package dev.swraudit.report.csv;

import java.io.IOException;
import java.util.Optional;

import dev.swraudit.ledger.IdRange;
import dev.swraudit.report.data.ExportFilter;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Keyset paging over the rows of an audit.
 */
public final class KeysetPager {

	private final JdbcClient jdbc;

	private final int auditId;

	private final int size;

	private final Runnable beforeEach;

	/**
	 * Creates a pager.
	 * @param size rows per page
	 * @param beforeEach called before each page; its exceptions are propagated
	 */
	public KeysetPager(JdbcClient jdbc, int auditId, int size, Runnable beforeEach) {
		this.jdbc = jdbc;
		this.auditId = auditId;
		this.size = size;
		this.beforeEach = beforeEach;
	}

	/** Calls back for each page in the order of row ids. */
	public void forEach(CsvTable table, Page page) throws IOException {
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

	/** Returns a statement for the rows of one page. */
	public JdbcClient.StatementSpec select(String sql, ExportFilter filter, long after, long last) {
		return this.jdbc.sql(sql)
			.param("audit", this.auditId)
			.param("after", after)
			.param("last", last)
			.params(filter.values());
	}

	/**
	 * Callback for a page.
	 */
	@FunctionalInterface
	public interface Page {

		/**
		 * Reads the rows with ids above {@code after} up to {@code last}.
		 */
		void read(long after, long last) throws IOException;

	}

}
