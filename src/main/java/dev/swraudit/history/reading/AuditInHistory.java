package dev.swraudit.history.reading;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * Published audit as part of a history. Audits are in the order of date and revision.
 *
 * @param id the row id
 * @param tooManyVanished whether too many repositories or organizations had vanished, so
 * that their absence is in doubt
 * @param caller id of the calling user; null if no response named it
 * @param startedAt the start of its first run
 * @param finishedAt the end of its last run; null if it is unknown
 * @param listedAt the time at which the list of repositories was read; null if it was not
 */
public record AuditInHistory(int id, LocalDate date, int revision, boolean tooManyVanished, @Nullable String caller,
		Instant startedAt, @Nullable Instant finishedAt, @Nullable Instant listedAt) {

	/** Tolerance for rounded times and for the clocks of several machines. */
	private static final Duration TOLERANCE = Duration.ofHours(1);

	/**
	 * Returns whether readings of this audit may have been made after readings of an
	 * audit of a later date.
	 */
	public boolean mayReadAfter(AuditInHistory other) {
		return this.date.isBefore(other.date) && (this.finishedAt == null
				|| !this.finishedAt.plus(TOLERANCE).isBefore(other.startedAt.minus(TOLERANCE)));
	}

}
