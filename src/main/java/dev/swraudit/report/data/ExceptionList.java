package dev.swraudit.report.data;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import dev.swraudit.report.data.ListedException.Standing;

/**
 * The exceptions of an audit: the first of them, and how many of each standing there are.
 *
 * @param first those to do something about before the others
 * @param counts how many of each standing, in the order of the standings; none without an
 * exceptions file
 */
public record ExceptionList(List<ListedException> first, Map<Standing, Long> counts) {

	public long total() {
		return this.counts.values().stream().mapToLong(Long::longValue).sum();
	}

	/**
	 * The counts in words, such as {@code 1 expired, 2 in use}.
	 */
	public String sentence() {
		return this.counts.entrySet()
			.stream()
			.map((entry) -> entry.getValue() + " " + entry.getKey().text())
			.collect(Collectors.joining(", "));
	}

}
