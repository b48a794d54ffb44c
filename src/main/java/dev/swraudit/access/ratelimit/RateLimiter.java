package dev.swraudit.access.ratelimit;

import java.time.Duration;

/**
 * Limits the rate of requests and pauses all of them after a throttled response.
 */
public interface RateLimiter {

	/**
	 * Waits until one more request may be sent.
	 * @throws InterruptedException if the run is being stopped
	 */
	void await() throws InterruptedException;

	/**
	 * Pauses all requests after a throttled response, and reduces the rate.
	 * @param pause the length of the pause
	 */
	void throttled(Duration pause);

	/**
	 * Returns the time below the full rate; zero if it is measured elsewhere.
	 */
	Duration slowedFor();

}
