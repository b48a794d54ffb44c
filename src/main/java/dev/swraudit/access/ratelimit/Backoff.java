package dev.swraudit.access.ratelimit;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Exponential back-off with full jitter: before try n + 1 a wait drawn evenly from zero
 * to 0.5 s × 2^(n-1), at most 20 s.
 */
public record Backoff(RandomGenerator random) {

	private static final Duration FIRST = Duration.ofMillis(500);

	private static final Duration LONGEST = Duration.ofSeconds(20);

	/**
	 * The wait after a failed try.
	 * @param tries how many tries have failed, 1 or more
	 */
	Duration after(int tries) {
		return Duration.ofMillis(this.random.nextLong(ceiling(tries).toMillis() + 1));
	}

	/**
	 * The longest wait after so many failed tries; what a throttle without a wait gets.
	 */
	static Duration ceiling(int tries) {
		long millis = FIRST.toMillis() << Math.min(tries - 1, 10);
		return Duration.ofMillis(Math.min(millis, LONGEST.toMillis()));
	}

}
