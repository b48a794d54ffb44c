package dev.swraudit.report.history;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Consecutive days.
 *
 * @param first the first day
 * @param last the last day, which belongs to them
 */
record DayRange(LocalDate first, LocalDate last) {

	/** Joins days in order to ranges. */
	static List<DayRange> of(List<LocalDate> days) {
		List<DayRange> ranges = new ArrayList<>();
		for (LocalDate day : days) {
			int end = ranges.size() - 1;
			if (end >= 0 && ranges.get(end).last().plusDays(1).equals(day)) {
				ranges.set(end, new DayRange(ranges.get(end).first(), day));
			}
			else {
				ranges.add(new DayRange(day, day));
			}
		}
		return List.copyOf(ranges);
	}

	/** Returns the only day, or the first and the last one. */
	String text() {
		return this.first.equals(this.last) ? this.first.toString() : this.first + " to " + this.last;
	}

}
