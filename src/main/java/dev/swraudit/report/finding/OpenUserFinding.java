package dev.swraudit.report.finding;

import org.jspecify.annotations.Nullable;

/**
 * Open finding on a user, which has no object.
 *
 * @param userName name of the user; null if there is none
 * @param person the person behind the user; null if unknown
 * @param rule name of the rule
 * @param permission the highest permission of the user
 * @param objects number of objects on which the user holds a permission
 * @param verified whether this audit confirms the finding
 */
public record OpenUserFinding(String userId, @Nullable String userName, @Nullable String person, String rule,
		String permission, int objects, boolean verified) {

}
