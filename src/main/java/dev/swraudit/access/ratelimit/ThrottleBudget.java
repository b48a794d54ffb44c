package dev.swraudit.access.ratelimit;

import java.time.Duration;

/**
 * Throttle budget of one target: its own waits for throttling, over all its requests. Not
 * thread-safe.
 */
public final class ThrottleBudget {

	private Duration waited = Duration.ZERO;

	/** Records a wait. Returns whether the total exceeds the limit. */
	boolean recordWait(Duration wait, Duration longest) {
		this.waited = this.waited.plus(wait);
		return this.waited.compareTo(longest) > 0;
	}

}
