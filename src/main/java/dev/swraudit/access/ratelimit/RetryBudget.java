package dev.swraudit.access.ratelimit;

import java.time.Duration;
import java.util.function.IntFunction;

import dev.swraudit.access.http.HttpAnswer;
import org.jspecify.annotations.Nullable;

/**
 * Retry budget of one request. Throttled responses do not count as attempts, but draw on
 * the throttle budget of the target.
 */
public final class RetryBudget {

	private final int maxAttempts;

	private final Duration maxWait;

	private int failures;

	private int throttles;

	private final ThrottleBudget throttleBudget;

	private final IntFunction<Duration> defaultWaits;

	private boolean sent;

	private boolean throttledLast;

	private @Nullable HttpAnswer lastAnswer;

	/**
	 * Creates the budget of one request.
	 * @param defaultWaits the wait after the n-th throttled response without a time, from
	 * 1
	 */
	RetryBudget(int maxAttempts, Duration maxWait, ThrottleBudget throttleBudget, IntFunction<Duration> defaultWaits) {
		this.throttleBudget = throttleBudget;
		this.defaultWaits = defaultWaits;
		this.maxAttempts = maxAttempts;
		this.maxWait = maxWait;
	}

	/** Creates the budget of a request without retries. */
	public static RetryBudget once() {
		return new RetryBudget(1, Duration.ZERO, new ThrottleBudget(), Backoff::ceiling);
	}

	/**
	 * Records that the request is sent. Returns whether it is a retry for another reason
	 * than throttling.
	 */
	boolean recordRequest() {
		boolean retry = this.sent && !this.throttledLast;
		this.sent = true;
		this.throttledLast = false;
		return retry;
	}

	/** Records a response of any kind. */
	public void recordAnswer(HttpAnswer answer) {
		this.lastAnswer = answer;
	}

	/** Returns the last response; null if there was none. */
	public @Nullable HttpAnswer lastAnswer() {
		return this.lastAnswer;
	}

	/** Records a failed attempt. Returns whether the budget is exhausted. */
	boolean recordFailure() {
		this.failures++;
		return this.failures >= this.maxAttempts;
	}

	/**
	 * Records a throttled response. Returns whether the throttle budget of the target is
	 * exhausted.
	 */
	boolean recordThrottling(Duration wait) {
		this.throttledLast = true;
		return this.throttleBudget.recordWait(wait, this.maxWait);
	}

	/** Returns the throttle budget of the target. */
	ThrottleBudget throttleBudget() {
		return this.throttleBudget;
	}

	/** Returns the number of failed attempts, throttled ones not counted. */
	int failures() {
		return this.failures;
	}

	/**
	 * Records a throttled response without a time, or with one that has passed. Returns
	 * its wait, which grows each time so that the budget is exhausted eventually.
	 */
	Duration nextDefaultWait() {
		this.throttles++;
		return this.defaultWaits.apply(this.throttles);
	}

}
