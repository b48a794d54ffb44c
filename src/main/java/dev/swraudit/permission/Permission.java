package dev.swraudit.permission;

import org.jspecify.annotations.Nullable;

/**
 * Permission of one user on one repository, merged from all entries of the user.
 *
 * @param userId the user's id
 * @param userName the name in the entry with the highest {@code auth}; null if there is
 * none
 * @param auth the highest value: 7 Manage, 3 Write, 1 Read; other values are unknown
 * @param self whether the user is the caller
 */
public record Permission(String userId, @Nullable String userName, long auth, boolean self) {

	/** Returns whether the holder can manage the repository. */
	public boolean isManager() {
		return Auth.manages(this.auth);
	}

}
