package dev.swraudit.access.ratelimit;

import java.time.Duration;

/**
 * Slots of a single process, by the clock of its sleeper.
 */
final class LocalSlotStore implements SlotStore {

	private static final double AHEAD_SECONDS = 0.025;

	private static final double LOWEST_SHARE = 1.0 / 64;

	private static final double RECOVERY_SECONDS = 20;

	private final double rate;

	private final Sleeper sleeper;

	private final long begin;

	/** Share of the full rate at the end of the pause. */
	private double share = 1;

	/** All times are in seconds since the creation. */
	private double nextAt;

	private double pausedUntil;

	private double slowedFrom;

	private double slowedBefore;

	/**
	 * Creates a store.
	 * @param rate requests per second, above 0
	 */
	LocalSlotStore(double rate, Sleeper sleeper) {
		this.rate = rate;
		this.sleeper = sleeper;
		this.begin = sleeper.nanoTime();
	}

	@Override
	public synchronized Slots reserve(int wanted) {
		double now = now();
		double interval = interval(now);
		double openAt = Math.max(this.nextAt - AHEAD_SECONDS, this.pausedUntil);
		if (openAt > now) {
			return new Slots(0, duration(openAt - now), duration(interval));
		}
		double first = Math.max(this.nextAt, now);
		int count = Math.min(wanted, Math.max(1, (int) (AHEAD_SECONDS / interval)));
		this.nextAt = first + count * interval;
		return new Slots(count, duration(first - now), duration(interval));
	}

	@Override
	public synchronized void pause(Duration pause) {
		double now = now();
		double until = slowedUntil();
		if (until <= now) {
			this.slowedBefore += until - this.slowedFrom;
			this.slowedFrom = now;
		}
		if (this.pausedUntil <= now) {
			this.share = Math.max(LOWEST_SHARE, share(now) / 2);
		}
		this.pausedUntil = Math.max(this.pausedUntil, now + pause.toNanos() / 1e9);
	}

	@Override
	public synchronized Duration slowedFor() {
		double current = Math.min(now(), slowedUntil()) - this.slowedFrom;
		return duration(this.slowedBefore + Math.max(0, current));
	}

	/**
	 * Returns the time in which the rate, which rises with the time, allows one request.
	 */
	private double interval(double now) {
		double current = share(now);
		double rising = RECOVERY_SECONDS
				* (Math.sqrt(current * current + 2 / (RECOVERY_SECONDS * this.rate)) - current);
		return Math.max(1 / this.rate, rising);
	}

	private double share(double now) {
		return Math.min(1, this.share + Math.max(0, now - this.pausedUntil) / RECOVERY_SECONDS);
	}

	private double slowedUntil() {
		return this.pausedUntil + (1 - this.share) * RECOVERY_SECONDS;
	}

	private double now() {
		return (this.sleeper.nanoTime() - this.begin) / 1e9;
	}

	private static Duration duration(double seconds) {
		return Duration.ofNanos(Math.round(seconds * 1e9));
	}

}
