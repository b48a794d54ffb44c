package dev.swraudit.access;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Time that passes only by sleeping.
 */
final class FakeTime implements Sleeper {

	private final AtomicLong nanos = new AtomicLong(1_000_000_000_000L);

	@Override
	public long nanoTime() {
		return this.nanos.get();
	}

	@Override
	public void sleep(Duration duration) {
		this.nanos.addAndGet(duration.toNanos());
	}

	@Override
	public void stop() {
		throw new UnsupportedOperationException("fake time never ends");
	}

	@Override
	public void resume() {
		throw new UnsupportedOperationException("fake time never ends");
	}

	/** Seconds since the first look at the clock. */
	double seconds() {
		return (nanoTime() - 1_000_000_000_000L) / 1e9;
	}

}
