package dev.swraudit.report;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * Somebody whose permission a rule named.
 *
 * @param rule the rule
 * @param certain whether it certainly applies
 * @param userId id of the account
 * @param userName its name, where the service gave one
 * @param permission what it holds
 * @param self whether it is the account that asked
 * @param change against the audit before
 * @param state whether it is open or accepted
 * @param firstSeen day of the first audit that found it
 */
record Holder(String rule, boolean certain, String userId, @Nullable String userName, String permission, boolean self,
		String change, String state, LocalDate firstSeen) {

	static final String NON_CREATOR_MANAGE = "non-creator-manage";

	boolean manages() {
		return this.rule.equals(NON_CREATOR_MANAGE);
	}

}
