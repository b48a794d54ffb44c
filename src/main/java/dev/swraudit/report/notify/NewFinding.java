package dev.swraudit.report.notify;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * New and open finding with the columns of findings.csv that a notification contains.
 */
record NewFinding(String fingerprint, String rule, String certainty, String state, String namespace, String repository,
		@Nullable String creatorName, String userId, @Nullable String userName, String permission) {

	Map<String, @Nullable Object> document() {
		Map<String, @Nullable Object> document = new LinkedHashMap<>();
		document.put("fingerprint", this.fingerprint);
		document.put("rule", this.rule);
		document.put("certainty", this.certainty);
		document.put("state", this.state);
		document.put("namespace", this.namespace);
		document.put("repository", this.repository);
		document.put("creator_name", this.creatorName);
		document.put("user_id", this.userId);
		document.put("user_name", this.userName);
		document.put("permission", this.permission);
		return document;
	}

}
