package dev.swraudit.finding;

import dev.swraudit.permission.Auth;
import org.jspecify.annotations.Nullable;

/**
 * Holder of a permission on a repository.
 *
 * @param account account id of the user
 * @param userId id of the user
 * @param auth value of the permission: 7 Manage, 3 Write, 1 Read, others unrecognised
 * @param self whether the user is the auditing account
 * @param creator whether the user is the creator; null if the creator is unknown
 */
public record PermissionHolder(int account, String userId, long auth, boolean self, @Nullable Boolean creator) {

	public boolean isManager() {
		return Auth.manages(this.auth);
	}

}
