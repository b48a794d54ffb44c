package dev.swraudit.report.data;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import dev.swraudit.report.data.ListedException.Status;

/**
 * Exceptions of an audit: the first ones, and the counts of all.
 *
 * @param first the first exceptions; those that need attention come before the others
 * @param counts number of exceptions by status; empty without an exceptions file
 */
public record ExceptionList(List<ListedException> first, Map<Status, Long> counts) {

	public long total() {
		return this.counts.values().stream().mapToLong(Long::longValue).sum();
	}

	/**
	 * Returns the counts in words, such as {@code 1 expired, 2 in use}.
	 */
	public String sentence() {
		return this.counts.entrySet()
			.stream()
			.map((entry) -> entry.getValue() + " " + entry.getKey().text())
			.collect(Collectors.joining(", "));
	}

}
