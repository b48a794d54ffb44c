package dev.swraudit.access.ratelimit;

import java.util.HashSet;
import java.util.Set;

/**
 * Detects that a service requests a longer pause than {@code audit.swr.max-wait} for all
 * targets, not just for a single repository: three such responses in a row, for different
 * targets. Each process counts its own responses.
 */
final class LongPauseDetector {

	private static final int THRESHOLD = 3;

	/** Targets with such a response since the last other response. */
	private final Set<ThrottleBudget> targets = new HashSet<>();

	/**
	 * Records a response that requests too long a pause.
	 * @return whether it is the third in a row
	 */
	synchronized boolean recordLongPause(ThrottleBudget target) {
		this.targets.add(target);
		if (this.targets.size() < THRESHOLD) {
			return false;
		}
		this.targets.clear();
		return true;
	}

	/** Records any other response. */
	synchronized void recordOtherAnswer() {
		this.targets.clear();
	}

}
