package dev.swraudit.report.history;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

import dev.swraudit.history.GrantEnd;
import dev.swraudit.history.GrantRow;
import dev.swraudit.history.Period;

/**
 * Mean number of days from {@code first_seen} to {@code first_absent}, over the revoked
 * permissions that began in the period after a reading without them.
 */
final class RevocationTime {

	private long days;

	private long number;

	/** Adds a row, if it counts. */
	void add(GrantRow row, Period period) {
		LocalDate firstAbsent = row.firstAbsent();
		if (row.end() == GrantEnd.REVOKED && firstAbsent != null && row.lastAbsent() != null
				&& !row.firstSeen().isBefore(period.from())) {
			this.number++;
			this.days += ChronoUnit.DAYS.between(row.firstSeen(), firstAbsent);
		}
	}

	/** Returns the number of permissions. */
	long number() {
		return this.number;
	}

	/** Returns the mean with one decimal; 0 without a permission. */
	BigDecimal meanDays() {
		return (this.number == 0) ? BigDecimal.ZERO
				: BigDecimal.valueOf(this.days).divide(BigDecimal.valueOf(this.number), 1, RoundingMode.HALF_UP);
	}

}
