package dev.swraudit.access.ratelimit;

import java.time.Duration;

/**
 * What holds back every request until its turn has come.
 */
public interface RateLimiter {

	/**
	 * Waits until one more request may be sent.
	 * @throws InterruptedException if the run is being stopped
	 */
	void await() throws InterruptedException;

	/**
	 * Takes notice of a throttled answer.
	 * @param silence how long nobody may send
	 */
	void throttled(Duration silence);

	/**
	 * How long requests went below the full rate; zero where somebody else counts it.
	 */
	Duration slowedFor();

}
