package dev.swraudit.access.ratelimit;

import java.util.HashSet;
import java.util.Set;

/**
 * Detects that a service asks everybody for a longer wait than
 * {@code audit.swr.max-wait}: three such answers in a row, for different targets. One odd
 * repository is not enough. Each process counts the answers that it gets itself.
 */
final class LongPauseDetector {

	private static final int IN_A_ROW = 3;

	/** Targets whose answers were such ones, since any other answer. */
	private final Set<ThrottleBudget> targets = new HashSet<>();

	/**
	 * Records such an answer.
	 * @return whether it is the third in a row
	 */
	synchronized boolean recordLongPause(ThrottleBudget target) {
		this.targets.add(target);
		if (this.targets.size() < IN_A_ROW) {
			return false;
		}
		this.targets.clear();
		return true;
	}

	/** Records any other answer. */
	synchronized void recordOtherAnswer() {
		this.targets.clear();
	}

}
