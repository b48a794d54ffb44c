package dev.swraudit.report.change;

import java.util.List;

/**
 * Findings that changed in the same way since the baseline, grouped by user.
 *
 * @param first the first users, those with the most findings first, then by user id
 * @param users number of all users
 * @param findings number of all findings; equals the number in the movement
 */
public record UserChanges(List<UserChange> first, long users, long findings) {

	/** Returns the number of users that are not listed. */
	public long moreUsers() {
		return this.users - this.first.size();
	}

}
