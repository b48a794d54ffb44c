package dev.swraudit.ledger;

import java.util.Map;

/**
 * Numbers of records of an audit by outcome.
 */
public record OutcomeCounts(Map<Outcome, Long> counts) {

	/** Returns the number of records with an outcome. */
	public long of(Outcome outcome) {
		return this.counts.getOrDefault(outcome, 0L);
	}

}
