package dev.swraudit.report.finding;

import dev.swraudit.finding.Resolution;
import org.jspecify.annotations.Nullable;

/**
 * Finding with a decision to revoke that an audit resolved.
 *
 * @param namespace the organization; empty for a finding on a user
 * @param repository the repository; empty for an organization and for a finding on a user
 * @param userId id of the holder
 * @param userName name of the holder; null if there is none
 * @param permission permission that was last read with the finding
 * @param resolution the reason
 * @param decision the decision
 */
public record Revocation(String namespace, String repository, String userId, @Nullable String userName,
		String permission, Resolution resolution, ReportedDecision decision) {

}
