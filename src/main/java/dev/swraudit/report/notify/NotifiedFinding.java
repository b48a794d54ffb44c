package dev.swraudit.report.notify;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * Finding with the columns of findings.csv that a notification contains.
 *
 * @param namespace empty for a finding on a user
 * @param objectCount number of objects of the user; null unless it is a finding on a user
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record NotifiedFinding(String fingerprint, String rule, String certainty, String state, String namespace,
		String repository, @Nullable String creatorName, String userId, @Nullable String userName, String permission,
		@Nullable String person, @Nullable Integer objectCount) {

}
