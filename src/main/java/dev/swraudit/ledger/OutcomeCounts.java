package dev.swraudit.ledger;

import java.util.Map;

/**
 * How many records of an audit have which outcome.
 */
public record OutcomeCounts(Map<Outcome, Long> counts) {

	/** The records with an outcome. */
	public long of(Outcome outcome) {
		return this.counts.getOrDefault(outcome, 0L);
	}

}
