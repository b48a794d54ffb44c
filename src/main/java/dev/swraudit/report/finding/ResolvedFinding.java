package dev.swraudit.report.finding;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * A finding that this audit disproved, with columns of findings.csv.
 *
 * @param rule name of the rule
 * @param namespace the organization
 * @param repository the repository in it
 * @param userId id of the holder
 * @param userName name of the holder, where the service gave one
 * @param permission what the last reading that showed the finding says
 * @param resolution why it is resolved
 * @param firstSeen date of the first audit that found it
 * @param lastVerified date of the last audit that read it
 */
public record ResolvedFinding(String rule, String namespace, String repository, String userId,
		@Nullable String userName, String permission, String resolution, LocalDate firstSeen, LocalDate lastVerified) {

}
