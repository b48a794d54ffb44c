package dev.swraudit.access.ratelimit;

import java.time.Duration;

/**
 * Source of time and sleep. Replaced in tests, and interruptible by a stop.
 */
public interface Sleeper {

	/** Returns nanoseconds of a monotonic clock. */
	long nanoTime();

	/**
	 * Sleeps.
	 * @throws InterruptedException if {@link #stop()} was called before or during the
	 * sleep
	 */
	void sleep(Duration duration) throws InterruptedException;

	/** Interrupts all current and future sleeps. */
	void stop();

	/** Allows sleeps again. */
	void resume();

}
