package dev.swraudit.finding;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * Audit dates of a finding, which later audits carry over.
 *
 * @param lastAbsent date of the last audit that read the object without the permission;
 * null if none did, so that the permission may be older than the finding
 * @param firstSeen date of the first audit that found it
 * @param lastVerified date of the last audit that found it
 */
public record FindingDates(@Nullable LocalDate lastAbsent, LocalDate firstSeen, LocalDate lastVerified) {

	/** Returns the dates of a finding that is found for the first time. */
	public static FindingDates begin(LocalDate today) {
		return new FindingDates(null, today, today);
	}

	/** Returns the dates of the finding after it is found again. */
	public FindingDates verified(LocalDate today) {
		return new FindingDates(this.lastAbsent, this.firstSeen, today);
	}

}
