package dev.swraudit.history.reading;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Choice of the readings of one object and source that a history uses. A reading is not
 * used if it was made after an audit of a later date had read the same, because it says
 * nothing about its own date.
 */
public final class UsedReadings {

	private @Nullable LocalDate date;

	/** Earliest reading of the audits of that date. */
	private @Nullable ReadingTime earliestOfDate;

	/** Earliest reading of the audits of later dates. */
	private @Nullable ReadingTime earliestLater;

	/**
	 * Returns whether a reading is used. Takes the readings from the last audit to the
	 * first.
	 */
	public boolean uses(LocalDate auditDate, ReadingTime time) {
		if (!auditDate.equals(this.date)) {
			this.earliestLater = ReadingTime.earlier(this.earliestLater, this.earliestOfDate);
			this.earliestOfDate = null;
			this.date = auditDate;
		}
		this.earliestOfDate = ReadingTime.earlier(this.earliestOfDate, time);
		return this.earliestLater == null || !this.earliestLater.isBefore(time);
	}

	/** Returns the used readings, in the order of the audits. */
	static List<Reading> of(List<Reading> readings, List<AuditInHistory> audits) {
		UsedReadings choice = new UsedReadings();
		List<Reading> used = new ArrayList<>(readings.size());
		for (int i = readings.size() - 1; i >= 0; i--) {
			Reading reading = readings.get(i);
			if (choice.uses(audits.get(reading.audit()).date(), reading.time())) {
				used.add(reading);
			}
		}
		Collections.reverse(used);
		return used;
	}

}
