package dev.swraudit.access;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Access list of one repository, as SWR returned it.
 *
 * @param id the id of the list, which changes if the repository is deleted and created
 * again; null if it is absent, empty or 0
 * @param creatorName the name of the creator; null if there is none
 * @param grants all entries, the caller's own first, unmerged
 */
public record AccessList(@Nullable String id, @Nullable String creatorName, List<Grant> grants) {

	/** Returns the entry of the calling user; null if there is none. */
	public @Nullable Grant self() {
		return this.grants.stream().filter(Grant::self).findFirst().orElse(null);
	}

	/**
	 * Entry of the list.
	 *
	 * @param userId the user's id, never empty
	 * @param userName the name that the granting client supplied; null if there is none
	 * @param auth 7 Manage, 3 Write, 1 Read; other values are possible
	 * @param self whether it is the entry of the calling user
	 */
	public record Grant(String userId, @Nullable String userName, long auth, boolean self) {
	}

}
