package dev.swraudit.support;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicLong;

import dev.swraudit.access.ratelimit.Sleeper;

/**
 * Time that passes only by sleeping.
 */
public final class FakeTime implements Sleeper {

	private static final long BEGIN = 1_000_000_000_000L;

	private final AtomicLong nanos = new AtomicLong(BEGIN);

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

	/** Returns a clock of the same time, which begins at 2026-11-21T02:00:00Z. */
	public Clock clock() {
		MovableClock clock = new MovableClock();
		return new Clock() {

			@Override
			public Instant instant() {
				return clock.instant().plusNanos(nanoTime() - BEGIN);
			}

			@Override
			public ZoneId getZone() {
				return clock.getZone();
			}

			@Override
			public Clock withZone(ZoneId zone) {
				return clock.withZone(zone);
			}

		};
	}

	/** Seconds since the first look at the clock. */
	public double seconds() {
		return (nanoTime() - BEGIN) / 1e9;
	}

}
