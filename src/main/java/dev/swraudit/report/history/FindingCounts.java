package dev.swraudit.report.history;

import java.util.EnumMap;
import java.util.Map;

import dev.swraudit.finding.Rule;
import dev.swraudit.history.FindingAppearance;
import dev.swraudit.history.FindingResult;
import dev.swraudit.ledger.Counts;

/**
 * Counts of the rows of {@code finding-history.csv}.
 */
public final class FindingCounts {

	private final Counts<FindingResult> opening = new Counts<>(FindingResult.class);

	private final Counts<FindingResult> later = new Counts<>(FindingResult.class);

	private final Map<Rule, Counts<FindingResult>> notClosed = new EnumMap<>(Rule.class);

	/** Counts a row. */
	void add(FindingAppearance row) {
		(row.inOpening() ? this.opening : this.later).add(row.result(), 1);
		if (row.closedOn() == null) {
			this.notClosed.computeIfAbsent(row.rule(), (rule) -> new Counts<>(FindingResult.class))
				.add(row.result(), 1);
		}
	}

	/** Returns the number of rows. */
	public long rows() {
		return this.opening.sum() + this.later.sum();
	}

	/** Returns the findings of the first publication of the period, by result. */
	Counts<FindingResult> opening() {
		return this.opening;
	}

	/** Returns the other findings, by result. */
	Counts<FindingResult> later() {
		return this.later;
	}

	/** Returns the findings that are not closed at the end, by rule and result. */
	Map<Rule, Counts<FindingResult>> notClosed() {
		return this.notClosed;
	}

	/** Returns the number of findings that are not closed at the end. */
	long open() {
		return this.notClosed.values().stream().mapToLong(Counts::sum).sum();
	}

	/** Returns the counts in words. */
	public String text() {
		return this.opening.sum() + " in the first audit of the period, " + this.later.sum() + " later; " + open()
				+ " not closed at the end";
	}

}
