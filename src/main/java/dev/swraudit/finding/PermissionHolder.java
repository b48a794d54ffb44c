package dev.swraudit.finding;

import dev.swraudit.permission.Auth;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who holds a permission on a repository.
 *
 * @param account the number of the user's account row
 * @param userId the user's id
 * @param auth the permission's number: 7 Manage, 3 Write, 1 Read; else unknown
 * @param self whether it is the auditing account
 * @param creator whether it is the creator; null where the creator is unknown
 */
public record PermissionHolder(int account, String userId, long auth, boolean self, @Nullable Boolean creator) {

	public boolean isManager() {
		return Auth.manages(this.auth);
	}

}
