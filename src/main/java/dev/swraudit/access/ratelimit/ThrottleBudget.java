package dev.swraudit.access.ratelimit;

import java.time.Duration;

/**
 * How long one target has waited for throttling of its own, over all the questions about
 * it. Meant for one thread at a time.
 */
public final class ThrottleBudget {

	private Duration waited = Duration.ZERO;

	/** Adds a wait; true if all of them are more than so much. */
	boolean isSpentBy(Duration wait, Duration longest) {
		this.waited = this.waited.plus(wait);
		return this.waited.compareTo(longest) > 0;
	}

}
