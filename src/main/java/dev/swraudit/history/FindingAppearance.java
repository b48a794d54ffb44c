package dev.swraudit.history;

import java.time.LocalDate;

import dev.swraudit.decision.Decision;
import dev.swraudit.finding.Certainty;
import dev.swraudit.finding.Resolution;
import dev.swraudit.finding.Rule;
import dev.swraudit.target.RepositoryName;
import org.jspecify.annotations.Nullable;

/**
 * Appearance of a finding, from the audit that found it to the one that closed it: a row
 * of {@code finding-history.csv}. The values are those of the last audit, unless stated
 * otherwise.
 *
 * @param object the repository; an organization has an empty repository, and a finding on
 * a user has both names empty
 * @param userName the name of the holder; null if there is none
 * @param person the person behind the holder; null if the people list does not know it
 * @param inOpening whether the first publication of the period has it
 * @param lastAbsent date of the last audit before the first that read the object without
 * the permission; null if none did
 * @param firstSeen date of the first audit that found it
 * @param lastVerified date of the last audit that read it
 * @param closedOn date of the audit that closed it; null if it is not closed
 * @param resolution the reason for that; null if it is not closed
 * @param exceptionId the exception that accepted it last, before it was closed; null if
 * none did
 * @param decision the decision that holds, or that held last if it is closed; null if
 * there is none
 */
public record FindingAppearance(String fingerprint, Rule rule, Certainty certainty, RepositoryName object,
		String userId, @Nullable String userName, @Nullable String person, long auth, boolean inOpening,
		@Nullable LocalDate lastAbsent, LocalDate firstSeen, LocalDate lastVerified, @Nullable LocalDate closedOn,
		@Nullable Resolution resolution, @Nullable String exceptionId, @Nullable Decision decision,
		FindingResult result) {
}
