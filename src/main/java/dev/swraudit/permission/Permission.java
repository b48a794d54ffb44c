package dev.swraudit.permission;

import org.jspecify.annotations.Nullable;

/**
 * What one user may do with one repository, all entries of the answer for that user made
 * one.
 *
 * @param userId the user's id
 * @param userName the name beside the highest {@code auth}; null where there is none
 * @param auth the highest that the answer gives: 7 Manage, 3 Write, 1 Read; else unknown
 * @param self whether the user is the one who asked
 */
public record Permission(String userId, @Nullable String userName, long auth, boolean self) {

	/** Whether the holder can manage the repository. */
	public boolean isManager() {
		return Auth.manages(this.auth);
	}

}
