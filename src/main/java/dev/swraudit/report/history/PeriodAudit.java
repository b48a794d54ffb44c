package dev.swraudit.report.history;

import java.time.Instant;
import java.time.LocalDate;

import dev.swraudit.population.PopulationStatus;
import org.jspecify.annotations.Nullable;

/**
 * Published audit: a row of {@code audits.csv}.
 *
 * @param publication 1, or higher if it was published again with other content
 * @param backdated whether a repository was read on another day
 * @param auditingUserId id of the calling user; null if no response named it
 * @param notRead number of records and organizations that were not read
 * @param sumsSha256 SHA-256 of the {@code SHA256SUMS} of the publication
 */
record PeriodAudit(LocalDate date, int revision, int publication, Instant startedAt, Instant finishedAt,
		boolean backdated, boolean complete, int exitCode, @Nullable String auditingUserId,
		PopulationStatus populationStatus, long notRead, @Nullable String sumsSha256) {
}
