package dev.swraudit.report.finding;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * Resolved finding with columns of findings.csv.
 *
 * @param rule name of the rule
 * @param namespace the organization
 * @param repository the repository
 * @param userId id of the holder
 * @param userName name of the holder; null if there is none
 * @param permission permission that was last read with the finding
 * @param resolution the reason
 * @param firstSeen date of the first audit that found it
 * @param lastVerified date of the last audit that read the finding
 * @param decision the decision that held last; null if none did
 */
public record ResolvedFinding(String rule, String namespace, String repository, String userId,
		@Nullable String userName, String permission, String resolution, LocalDate firstSeen, LocalDate lastVerified,
		@Nullable ReportedDecision decision) {

}
