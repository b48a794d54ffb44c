package dev.swraudit.access.ratelimit;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import dev.swraudit.access.http.HttpAnswer;

/**
 * Pause that a throttled answer asks for.
 *
 * @param length above zero
 * @param until when the same request may be sent again
 * @param named whether the service named the time
 * @param maxWait {@code audit.swr.max-wait}
 */
record ThrottlePause(Duration length, Instant until, boolean named, Duration maxWait) {

	/**
	 * Reads the pause off an answer.
	 * @param retryBudget of the request; provides the length where the answer names none,
	 * or one that has passed
	 */
	static ThrottlePause of(HttpAnswer throttled, RetryBudget retryBudget, Duration maxWait, Instant now) {
		Duration asked = RetryAfter.parse(throttled.retryAfter(), now);
		boolean named = asked != null && !asked.isZero();
		Duration length = (asked != null && named) ? asked : retryBudget.defaultWait();
		return new ThrottlePause(length, now.plus(length), named, maxWait);
	}

	/** Returns whether the service asks for more than is allowed. */
	boolean isTooLong() {
		return this.named && this.length.compareTo(this.maxWait) > 0;
	}

	/** Returns how long all requests pause where it is not too long. */
	Duration forAll() {
		return (this.length.compareTo(this.maxWait) > 0) ? this.maxWait : this.length;
	}

	/** Returns the exception that ends a run which cannot wait so long. */
	UnavailableException unavailable(String service) {
		Instant second = this.until.plusNanos(999_999_999).truncatedTo(ChronoUnit.SECONDS);
		String limit = "longer than audit.swr.max-wait (" + this.maxWait.toSeconds() + " s)";
		return new UnavailableException(
				service + (this.named ? " asks to wait until " + second + ", " : " throttles its requests ") + limit,
				this.until);
	}

}
