package dev.swraudit.access.ratelimit;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Exponential backoff with full jitter: before attempt n + 1, a random wait from zero to
 * 0.5 s × 2^(n-1), at most 20 s.
 */
public record Backoff(RandomGenerator random) {

	private static final Duration FIRST = Duration.ofMillis(500);

	private static final Duration LONGEST = Duration.ofSeconds(20);

	/**
	 * Returns the wait after a failed attempt.
	 * @param failures the number of failed attempts, 1 or more
	 */
	Duration after(int failures) {
		return Duration.ofMillis(this.random.nextLong(ceiling(failures).toMillis() + 1));
	}

	/**
	 * Returns the longest wait after failed attempts, which is also the wait after a
	 * throttled response without {@code Retry-After}.
	 */
	static Duration ceiling(int failures) {
		long millis = FIRST.toMillis() << Math.min(failures - 1, 10);
		return Duration.ofMillis(Math.min(millis, LONGEST.toMillis()));
	}

}
