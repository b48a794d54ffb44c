package dev.swraudit.report.history;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.swraudit.history.Period;

/**
 * Audits of a period and the last one before it.
 *
 * @param period the period
 * @param audits the audits in the order of date and revision
 */
record PeriodAudits(Period period, List<PeriodAudit> audits) {

	/** Returns the audits of the period. */
	List<PeriodAudit> inPeriod() {
		return this.audits.stream().filter((audit) -> !audit.date().isBefore(this.period.from())).toList();
	}

	/** Returns the date of the first audit of the period. */
	Optional<LocalDate> firstDate() {
		return inPeriod().stream().map(PeriodAudit::date).findFirst();
	}

	/** Returns the days of the period without an audit. */
	List<LocalDate> missedDays() {
		Map<LocalDate, List<PeriodAudit>> audited = byDate();
		return this.period.from()
			.datesUntil(this.period.to().plusDays(1))
			.filter((day) -> !audited.containsKey(day))
			.toList();
	}

	/**
	 * Returns the days from the last audit before the period, or else from its first day,
	 * up to its last day.
	 */
	List<LocalDate> days() {
		LocalDate first = this.audits.stream()
			.map(PeriodAudit::date)
			.filter((date) -> date.isBefore(this.period.from()))
			.findFirst()
			.orElse(this.period.from());
		return first.datesUntil(this.period.to().plusDays(1)).toList();
	}

	/** Returns the audits by date. */
	Map<LocalDate, List<PeriodAudit>> byDate() {
		return this.audits.stream().collect(Collectors.groupingBy(PeriodAudit::date));
	}

}
