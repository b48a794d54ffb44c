package dev.swraudit.access;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * The passing of time, so that a test need not wait for it.
 */
interface Sleeper {

	/** Nanoseconds on a clock that never jumps. */
	long nanoTime();

	void sleep(Duration duration) throws InterruptedException;

	/** The time that passes for everybody. */
	Sleeper REAL = new Sleeper() {

		@Override
		public long nanoTime() {
			return System.nanoTime();
		}

		@Override
		public void sleep(Duration duration) throws InterruptedException {
			TimeUnit.NANOSECONDS.sleep(duration.toNanos());
		}

	};

}
