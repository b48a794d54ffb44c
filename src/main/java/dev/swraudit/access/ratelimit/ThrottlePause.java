package dev.swraudit.access.ratelimit;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import dev.swraudit.access.http.HttpAnswer;
import dev.swraudit.access.http.RetryAfter;

/**
 * Pause that a throttled response requests.
 *
 * @param length the length, above zero
 * @param until the instant at which the request may be sent again
 * @param named whether the service named the time
 * @param maxWait {@code audit.swr.max-wait}
 */
public record ThrottlePause(Duration length, Instant until, boolean named, Duration maxWait) {

	/**
	 * Returns the pause that a response requests.
	 * @param retryBudget the budget of the request; supplies the length if the response
	 * names none, or one that has passed
	 */
	static ThrottlePause of(HttpAnswer throttled, RetryBudget retryBudget, Duration maxWait, Instant now) {
		Duration requested = RetryAfter.parse(throttled.retryAfter(), now);
		boolean named = requested != null && !requested.isZero();
		Duration length = (requested != null && named) ? requested : retryBudget.nextDefaultWait();
		return new ThrottlePause(length, now.plus(length), named, maxWait);
	}

	/** Returns whether the service requests a longer pause than allowed. */
	boolean isTooLong() {
		return this.named && this.length.compareTo(this.maxWait) > 0;
	}

	/** Returns the pause of all requests, at most {@code maxWait}. */
	Duration forAll() {
		return (this.length.compareTo(this.maxWait) > 0) ? this.maxWait : this.length;
	}

	/** Creates the exception that ends the run. */
	UnavailableException unavailable(String service) {
		Instant second = this.until.plusNanos(999_999_999).truncatedTo(ChronoUnit.SECONDS);
		String limit = "longer than audit.swr.max-wait (" + this.maxWait.toSeconds() + " s)";
		return new UnavailableException(service
				+ (this.named ? " requests a pause until " + second + ", " : " throttles requests for ") + limit,
				this.until);
	}

}
