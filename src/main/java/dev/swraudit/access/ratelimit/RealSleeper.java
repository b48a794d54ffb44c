package dev.swraudit.access.ratelimit;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Sleeper on the system clock.
 */
public final class RealSleeper implements Sleeper {

	private volatile CountDownLatch stopped = new CountDownLatch(1);

	@Override
	public long nanoTime() {
		return System.nanoTime();
	}

	@Override
	public void sleep(Duration duration) throws InterruptedException {
		if (this.stopped.await(duration.toNanos(), TimeUnit.NANOSECONDS)) {
			throw new InterruptedException("the run is being stopped");
		}
	}

	@Override
	public void stop() {
		this.stopped.countDown();
	}

	@Override
	public void resume() {
		this.stopped = new CountDownLatch(1);
	}

}
