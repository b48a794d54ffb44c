package dev.swraudit.access.ratelimit;

import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;

import dev.swraudit.access.ratelimit.ClusterRateTable.Slots;

/**
 * Rate limiter of one process of a cluster. Each request takes a slot from the table that
 * all processes share.
 */
public final class ClusterRateLimiter implements RateLimiter {

	/**
	 * Maximum delay of a slot. Missed slots are dropped, because they would make a burst.
	 */
	private static final long MAX_DELAY = Duration.ofMillis(20).toNanos();

	/** Interval of checks of the pause, because another process may extend it. */
	private static final long MAX_SLEEP = Duration.ofMillis(500).toNanos();

	private final ClusterRateTable table;

	private final Sleeper sleeper;

	private final ReentrantLock queue = new ReentrantLock(true);

	private int remaining;

	private long next;

	private long interval;

	private volatile long pausedUntil;

	public ClusterRateLimiter(ClusterRateTable table, Sleeper sleeper) {
		this.table = table;
		this.sleeper = sleeper;
		this.pausedUntil = sleeper.nanoTime();
	}

	/** Admits callers in the order of their calls. */
	@Override
	public void await() throws InterruptedException {
		long slot;
		do {
			slot = takeSlot();
			sleepUntil(slot);
		}
		while (this.sleeper.nanoTime() - slot > MAX_DELAY || slot - this.pausedUntil < 0);
	}

	private void sleepUntil(long instant) throws InterruptedException {
		long wait = instant - this.sleeper.nanoTime();
		if (wait > 0) {
			this.sleeper.sleep(Duration.ofNanos(wait));
		}
	}

	private long takeSlot() throws InterruptedException {
		this.queue.lockInterruptibly();
		try {
			while (this.remaining == 0 || this.sleeper.nanoTime() - this.next > MAX_DELAY) {
				reserve();
			}
			long slot = this.next;
			this.remaining--;
			this.next += this.interval;
			return slot;
		}
		finally {
			this.queue.unlock();
		}
	}

	/** Reserves slots for all waiting callers, or waits until slots are available. */
	private void reserve() throws InterruptedException {
		Slots slots = this.table.reserve(1 + this.queue.getQueueLength());
		long now = this.sleeper.nanoTime();
		this.remaining = slots.count();
		this.next = now + slots.first().toNanos();
		this.interval = slots.interval().toNanos();
		if (this.remaining == 0) {
			this.sleeper.sleep(Duration.ofNanos(Math.min(MAX_SLEEP, Math.max(1_000_000, this.next - now))));
		}
	}

	@Override
	public void throttled(Duration pause) {
		pauseUntil(this.sleeper.nanoTime() + pause.toNanos());
		this.table.pause(pause);
	}

	/** Pauses this process at once; the others pause when they read the table. */
	private synchronized void pauseUntil(long until) {
		if (until - this.pausedUntil > 0) {
			this.pausedUntil = until;
		}
	}

	/** Returns zero, because the table measures it once for all processes. */
	@Override
	public Duration slowedFor() {
		return Duration.ZERO;
	}

}
