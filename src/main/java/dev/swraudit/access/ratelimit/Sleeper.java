package dev.swraudit.access.ratelimit;

import java.time.Duration;

/**
 * The passing of time, so that a test need not wait for it and a stop need not either.
 */
public interface Sleeper {

	/** Nanoseconds on a clock that never jumps. */
	long nanoTime();

	/**
	 * Waits.
	 * @throws InterruptedException if {@link #stop()} was called, before or meanwhile
	 */
	void sleep(Duration duration) throws InterruptedException;

	/** Ends every sleep, now and from now on. */
	void stop();

	/** Lets sleep again. */
	void resume();

}
