package dev.swraudit.access.ratelimit;

import java.time.Duration;

/**
 * Assigns send times, called slots, at a limited rate. A pause halves the rate; each
 * second after it restores a twentieth of the full rate.
 */
interface SlotStore {

	/**
	 * Reserves the next slots if it is not too early: at least one, at most those of 25
	 * ms, and at most 25 ms ahead, because a pause does not affect slots that are already
	 * reserved.
	 * @param wanted the number of slots that can be used now, above 0
	 */
	Slots reserve(int wanted);

	/** Assigns no slots during this time, and reduces the rate afterwards. */
	void pause(Duration pause);

	/**
	 * Returns the time below the full rate, pauses included; zero if it is measured
	 * elsewhere.
	 */
	Duration slowedFor();

	/**
	 * Send times of requests.
	 *
	 * @param count the number of slots; 0 if it is too early to reserve
	 * @param first the time from now to the first slot, or to the next reservation
	 * @param interval the time between slots
	 */
	record Slots(int count, Duration first, Duration interval) {
	}

}
