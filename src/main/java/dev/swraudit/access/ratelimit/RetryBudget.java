package dev.swraudit.access.ratelimit;

import java.time.Duration;
import java.util.function.IntFunction;

import dev.swraudit.access.http.HttpAnswer;
import org.jspecify.annotations.Nullable;

/**
 * What one question may still cost: tries, of which a throttled one is none, and waiting
 * for throttling.
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
	 * @param defaultWaits how long to wait after the n-th throttled answer that names no
	 * time, counted from 1
	 */
	RetryBudget(int maxAttempts, Duration maxWait, ThrottleBudget throttleBudget, IntFunction<Duration> defaultWaits) {
		this.throttleBudget = throttleBudget;
		this.defaultWaits = defaultWaits;
		this.maxAttempts = maxAttempts;
		this.maxWait = maxWait;
	}

	/** That of a question which is not asked again. */
	public static RetryBudget once() {
		return new RetryBudget(1, Duration.ZERO, new ThrottleBudget(), Backoff::ceiling);
	}

	/**
	 * Notes a request; true if it is one sent again for another cause than throttling.
	 */
	boolean isRetry() {
		boolean retry = this.sent && !this.throttledLast;
		this.sent = true;
		this.throttledLast = false;
		return retry;
	}

	/** Notes an answer, of whatever kind. */
	public void answered(HttpAnswer answer) {
		this.lastAnswer = answer;
	}

	/** The last answer that came, null while there was none. */
	@Nullable public HttpAnswer lastAnswer() {
		return this.lastAnswer;
	}

	/** Notes a failed try; true if it was the last. */
	boolean isSpentByFailure() {
		this.failures++;
		return this.failures >= this.maxAttempts;
	}

	/**
	 * Notes a throttled answer; true if all that the target was asked to wait is more
	 * than allowed.
	 */
	boolean isSpentByWaiting(Duration wait) {
		this.throttledLast = true;
		return this.throttleBudget.isSpentBy(wait, this.maxWait);
	}

	/** Returns the throttle budget of the target. */
	ThrottleBudget patience() {
		return this.throttleBudget;
	}

	/** Failed tries so far, throttled ones left out. */
	int failures() {
		return this.failures;
	}

	/**
	 * The wait after a throttled answer that names none, or one that has passed: longer
	 * with each, so that it comes to an end.
	 */
	Duration defaultWait() {
		this.throttles++;
		return this.defaultWaits.apply(this.throttles);
	}

}
