package dev.swraudit.history;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * Period of a history.
 *
 * @param from the first day
 * @param to the last day, which belongs to it
 */
public record Period(LocalDate from, LocalDate to) {

	/**
	 * Returns whether something falls on some day of the period.
	 * @param firstSeen the first day on which it was there
	 * @param firstAbsent the first day on which it was no longer there; null if there is
	 * none
	 */
	boolean overlaps(LocalDate firstSeen, @Nullable LocalDate firstAbsent) {
		return !firstSeen.isAfter(this.to) && (firstAbsent == null || firstAbsent.isAfter(this.from));
	}

}
