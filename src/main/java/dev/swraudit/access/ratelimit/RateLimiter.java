package dev.swraudit.access.ratelimit;

import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;

import dev.swraudit.access.ratelimit.SlotStore.Slots;

/**
 * Limits the rate of requests and pauses all of them after a throttled response. Each
 * request waits for its slot.
 */
public final class RateLimiter {

	/**
	 * Maximum delay of a slot, or the time between slots if that is longer. Missed slots
	 * are dropped, because they would make a burst.
	 */
	private static final long MAX_DELAY = Duration.ofMillis(20).toNanos();

	/** Interval of checks of the pause, because another process may extend it. */
	private static final long MAX_SLEEP = Duration.ofMillis(500).toNanos();

	private final SlotStore slots;

	private final Sleeper sleeper;

	/**
	 * Not fair, because handing it over to a waiting thread costs a context switch: with
	 * a fair lock, 64 callers without a limit needed half as much time again.
	 */
	private final ReentrantLock queue = new ReentrantLock();

	private int remaining;

	private long next;

	private volatile long interval;

	private volatile long pausedUntil;

	RateLimiter(SlotStore slots, Sleeper sleeper) {
		this.slots = slots;
		this.sleeper = sleeper;
		this.pausedUntil = sleeper.nanoTime();
	}

	/**
	 * Returns the rate limiter of a single process.
	 * @param rate requests per second, above 0
	 */
	public static RateLimiter local(double rate, Sleeper sleeper) {
		return new RateLimiter(new LocalSlotStore(rate, sleeper), sleeper);
	}

	/** Returns the rate limiter of one process of a cluster. */
	public static RateLimiter shared(ClusterSlotStore slots, Sleeper sleeper) {
		return new RateLimiter(slots, sleeper);
	}

	/**
	 * Waits until one more request may be sent.
	 * @throws InterruptedException if the run is being stopped
	 */
	void await() throws InterruptedException {
		long slot;
		do {
			slot = takeSlot();
			sleepUntil(slot);
		}
		while (isMissed(slot) || slot - this.pausedUntil < 0);
	}

	private boolean isMissed(long slot) {
		return this.sleeper.nanoTime() - slot > Math.max(MAX_DELAY, this.interval);
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
			while (this.remaining == 0 || isMissed(this.next)) {
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
		Slots reserved = this.slots.reserve(1 + this.queue.getQueueLength());
		long now = this.sleeper.nanoTime();
		this.remaining = reserved.count();
		this.next = now + reserved.first().toNanos();
		this.interval = reserved.interval().toNanos();
		if (this.remaining == 0) {
			this.sleeper.sleep(Duration.ofNanos(Math.min(MAX_SLEEP, Math.max(1_000_000, this.next - now))));
		}
	}

	/**
	 * Pauses all requests after a throttled response, and reduces the rate.
	 * @param pause the length of the pause
	 */
	void throttled(Duration pause) {
		pauseUntil(this.sleeper.nanoTime() + pause.toNanos());
		this.slots.pause(pause);
	}

	/** Pauses this process at once; others pause when they reserve slots. */
	private synchronized void pauseUntil(long until) {
		if (until - this.pausedUntil > 0) {
			this.pausedUntil = until;
		}
	}

	/**
	 * Returns the time below the full rate, pauses included; zero if it is measured
	 * elsewhere.
	 */
	Duration slowedFor() {
		return this.slots.slowedFor();
	}

}
