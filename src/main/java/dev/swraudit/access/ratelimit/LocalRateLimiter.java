package dev.swraudit.access.ratelimit;

import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.TokensInheritanceStrategy;

/**
 * Rate limiter of a single process: a token bucket with bursts of at most the requests of
 * 50 ms, and a pause of all requests after a throttled response. A throttled response
 * halves the rate; each second without one restores a twentieth of the full rate.
 */
public final class LocalRateLimiter implements RateLimiter {

	private static final Duration BURST = Duration.ofMillis(50);

	private static final Duration STEP = Duration.ofSeconds(1);

	private static final double LOWEST_SHARE = 1.0 / 64;

	private static final double RECOVERY_PER_SECOND = 1.0 / 20;

	private final double fullRate;

	private final Sleeper sleeper;

	private final Bucket bucket;

	private final ReentrantLock queue = new ReentrantLock(true);

	private double share = 1;

	private long lastChange;

	private long slowedSince;

	private long slowedNanos;

	private volatile boolean slowed;

	private volatile long pausedUntil;

	/**
	 * Creates a rate limiter.
	 * @param fullRate requests per second, above 0
	 */
	public LocalRateLimiter(double fullRate, Sleeper sleeper) {
		this.fullRate = fullRate;
		this.sleeper = sleeper;
		this.pausedUntil = sleeper.nanoTime();
		this.bucket = Bucket.builder()
			.addLimit(bandwidth(1, 1))
			.withCustomTimePrecision(new MonotonicMeter(sleeper))
			.build();
	}

	/** Admits callers in the order of their calls. */
	@Override
	public void await() throws InterruptedException {
		if (!this.slowed && !isQueued() && this.bucket.tryConsume(1)) {
			return;
		}
		this.queue.lockInterruptibly();
		try {
			awaitInTurn();
		}
		finally {
			this.queue.unlock();
		}
	}

	private boolean isQueued() {
		return this.queue.isLocked() || this.queue.hasQueuedThreads();
	}

	private void awaitInTurn() throws InterruptedException {
		while (true) {
			long pause = this.pausedUntil - this.sleeper.nanoTime();
			if (pause > 0) {
				this.sleeper.sleep(Duration.ofNanos(pause));
				continue;
			}
			recover();
			ConsumptionProbe probe = this.bucket.tryConsumeAndReturnRemaining(1);
			if (probe.isConsumed()) {
				return;
			}
			this.sleeper.sleep(Duration.ofNanos(untilNextCheck(probe.getNanosToWaitForRefill())));
		}
	}

	/**
	 * Limits the wait to a second at a reduced rate, because the rate may rise by then.
	 */
	private long untilNextCheck(long refill) {
		long wait = Math.max(1000, refill);
		return this.slowed ? Math.min(wait, STEP.toNanos()) : wait;
	}

	@Override
	public synchronized void throttled(Duration pause) {
		long now = this.sleeper.nanoTime();
		if (!this.slowed) {
			this.slowedSince = now;
		}
		long until = now + pause.toNanos();
		boolean sameCongestion = this.slowed && now - this.pausedUntil < 0;
		if (until - this.pausedUntil > 0) {
			this.pausedUntil = until;
		}
		if (!sameCongestion) {
			this.share = Math.max(LOWEST_SHARE, this.share / 2);
			this.bucket.replaceConfiguration(configuration(), TokensInheritanceStrategy.RESET);
		}
		this.lastChange = this.pausedUntil;
		this.slowed = true;
	}

	private synchronized void recover() {
		long now = this.sleeper.nanoTime();
		if (!this.slowed || now - this.lastChange < STEP.toNanos()) {
			return;
		}
		this.share = Math.min(1, this.share + RECOVERY_PER_SECOND * (now - this.lastChange) / 1e9);
		this.lastChange = now;
		this.bucket.replaceConfiguration(configuration(), TokensInheritanceStrategy.AS_IS);
		if (this.share == 1) {
			this.slowedNanos += now - this.slowedSince;
			this.slowed = false;
		}
	}

	/** Returns the time below the full rate, pauses included. */
	@Override
	public synchronized Duration slowedFor() {
		long current = this.slowed ? this.sleeper.nanoTime() - this.slowedSince : 0;
		return Duration.ofNanos(this.slowedNanos + current);
	}

	private BucketConfiguration configuration() {
		return BucketConfiguration.builder().addLimit(bandwidth(this.share, 0)).build();
	}

	private Bandwidth bandwidth(double share, long initialTokens) {
		double rate = this.fullRate * share;
		long capacity = Math.max(1, (long) (rate * BURST.toMillis() / 1000));
		return Bandwidth.builder()
			.capacity(capacity)
			.refillGreedy(Math.max(1, Math.round(rate * 1000)), Duration.ofSeconds(1000))
			.initialTokens(initialTokens)
			.build();
	}

	/**
	 * Adapter of the sleeper's clock for the bucket.
	 */
	private record MonotonicMeter(Sleeper sleeper) implements TimeMeter {

		@Override
		public long currentTimeNanos() {
			return this.sleeper.nanoTime();
		}

		@Override
		public boolean isWallClockBased() {
			return false;
		}

	}

}
