package dev.swraudit.access.ratelimit;

import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;

import dev.swraudit.access.ratelimit.ClusterRateTable.Slots;

/**
 * One process's share of a pace that several processes keep together: each request has a
 * slot of its own in the table that they share.
 */
public final class ClusterRateLimiter implements RateLimiter {

	/** A slot that is missed is given up: requests that bunch would be a burst. */
	private static final long LATEST = Duration.ofMillis(20).toNanos();

	/** Silences are looked after this often, for another process may ask for a longer. */
	private static final long LONGEST_SLEEP = Duration.ofMillis(500).toNanos();

	private final ClusterRateTable table;

	private final Sleeper sleeper;

	private final ReentrantLock queue = new ReentrantLock(true);

	private int left;

	private long next;

	private long apart;

	private volatile long silentUntil;

	public ClusterRateLimiter(ClusterRateTable table, Sleeper sleeper) {
		this.table = table;
		this.sleeper = sleeper;
		this.silentUntil = sleeper.nanoTime();
	}

	/** Callers are let through in the order in which they came. */
	@Override
	public void await() throws InterruptedException {
		long slot;
		do {
			slot = takeSlot();
			sleepUntil(slot);
		}
		while (this.sleeper.nanoTime() - slot > LATEST || slot - this.silentUntil < 0);
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
			while (this.left == 0 || this.sleeper.nanoTime() - this.next > LATEST) {
				reserve();
			}
			long slot = this.next;
			this.left--;
			this.next += this.apart;
			return slot;
		}
		finally {
			this.queue.unlock();
		}
	}

	/** Reserves for whoever waits, or waits until something is to be had. */
	private void reserve() throws InterruptedException {
		Slots slots = this.table.reserve(1 + this.queue.getQueueLength());
		long now = this.sleeper.nanoTime();
		this.left = slots.count();
		this.next = now + slots.first().toNanos();
		this.apart = slots.apart().toNanos();
		if (this.left == 0) {
			this.sleeper.sleep(Duration.ofNanos(Math.min(LONGEST_SLEEP, Math.max(1_000_000, this.next - now))));
		}
	}

	@Override
	public void throttled(Duration silence) {
		keepSilentUntil(this.sleeper.nanoTime() + silence.toNanos());
		this.table.silence(silence);
	}

	/** Holds for this process at once, for the others as soon as the table knows it. */
	private synchronized void keepSilentUntil(long until) {
		if (until - this.silentUntil > 0) {
			this.silentUntil = until;
		}
	}

	/** The table counts it once for all processes. */
	@Override
	public Duration slowedFor() {
		return Duration.ZERO;
	}

}
