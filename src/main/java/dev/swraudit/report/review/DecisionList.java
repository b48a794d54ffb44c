package dev.swraudit.report.review;

import java.util.List;
import java.util.Map;

import dev.swraudit.decision.DecisionBook;

/**
 * Rows of the decisions files of an audit that do not hold: the first ones, and the
 * counts of all rows.
 *
 * @param bad the first bad rows
 * @param withoutEffect the first rows that do not hold on the audit date, because they
 * are stale or decided later; those without a finding last
 * @param withoutFinding number of stale rows without a finding that is not closed
 * @param counts number of rows by status
 */
public record DecisionList(List<Row> bad, List<Row> withoutEffect, long withoutFinding,
		Map<DecisionBook.Status, Long> counts) {

	/** Returns the number of rows with a status. */
	public long count(DecisionBook.Status status) {
		return this.counts.getOrDefault(status, 0L);
	}

	/** Returns the number of rows that do not hold on the audit date. */
	public long countWithoutEffect() {
		return count(DecisionBook.Status.STALE) + count(DecisionBook.Status.NOT_YET);
	}

	/** Returns the number of all rows. */
	public long total() {
		return this.counts.values().stream().mapToLong(Long::longValue).sum();
	}

	/**
	 * Row of a decisions file.
	 *
	 * @param source name of the file
	 * @param line line of a CSV file, or row of a sheet
	 * @param note why it does not hold
	 */
	public record Row(String source, long line, String note) {
	}

}
