package dev.swraudit.access;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The access list of one repository, as SWR answered it.
 *
 * @param id the id of the list, which changes when a repository is deleted and created
 * again; null if the answer has none that identifies it: absent, empty or 0
 * @param creatorName who created the repository; null where the answer does not say
 * @param grants every entry, the caller's own first, unmerged
 */
public record AccessList(@Nullable String id, @Nullable String creatorName, List<Grant> grants) {

	/** The entry of the calling user; null where there is none. */
	public @Nullable Grant self() {
		return this.grants.stream().filter(Grant::self).findFirst().orElse(null);
	}

	/**
	 * One entry of the list.
	 *
	 * @param userId the user's id, never empty
	 * @param userName the name that the granting client supplied; null where there is
	 * none
	 * @param auth 7 Manage, 3 Write, 1 Read; anything else may come
	 * @param self whether it is the entry of the calling user
	 */
	public record Grant(String userId, @Nullable String userName, long auth, boolean self) {
	}

}
