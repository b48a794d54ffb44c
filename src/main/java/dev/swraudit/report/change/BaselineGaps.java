package dev.swraudit.report.change;

import java.util.BitSet;

import dev.swraudit.ledger.Outcome;

/**
 * Repositories and organizations that the baseline did not read, by repository id.
 */
final class BaselineGaps {

	private final BitSet unreadable = new BitSet();

	private final BitSet gone = new BitSet();

	private long invalid;

	void add(Outcome outcome, int repositoryId) {
		switch (outcome) {
			case FORBIDDEN, FAILED -> this.unreadable.set(repositoryId);
			case NOT_FOUND -> this.gone.set(repositoryId);
			default -> this.invalid++;
		}
	}

	BitSet unreadable() {
		return this.unreadable;
	}

	BitSet gone() {
		return this.gone;
	}

	/** Returns the number of invalid records. */
	long invalid() {
		return this.invalid;
	}

}
