package dev.swraudit.report.notify;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * New and open finding with the columns of findings.csv that a notification contains.
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record NewFinding(String fingerprint, String rule, String certainty, String state, String namespace, String repository,
		@Nullable String creatorName, String userId, @Nullable String userName, String permission) {

}
