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

	private static final long MANAGE_BIT = 4;

	/** Whether the holder can manage the repository: the levels nest as bits. */
	public boolean isManager() {
		return (this.auth & MANAGE_BIT) != 0;
	}

	/** Whether the number is one of the three that the service documents. */
	public boolean isRecognised() {
		return this.auth == 7 || this.auth == 3 || this.auth == 1;
	}

}
