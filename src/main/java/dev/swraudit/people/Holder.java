package dev.swraudit.people;

import java.util.List;
import java.util.stream.Stream;

import dev.swraudit.permission.CodePointOrder;

/**
 * User with a permission on a repository or an organization.
 *
 * @param account account id with the main name
 * @param userName the name on most of the user's permissions, of equals the first by code
 * point; empty if there is none
 * @param otherNames the other names in code point order
 */
public record Holder(String userId, int account, String userName, List<String> otherNames, GrantCounts counts) {

	/** Returns the names, the main one first. */
	List<String> names() {
		return Stream.concat(Stream.of(this.userName), this.otherNames.stream())
			.filter((name) -> !name.isEmpty())
			.toList();
	}

	/** Returns the value of the most powerful permission. */
	public long highestAuth() {
		return this.counts.highest();
	}

	/** Returns the number of repositories and organizations with a permission. */
	public int objects() {
		return this.counts.objects();
	}

	/** Returns whether the user is the auditing account. */
	public boolean isSelf() {
		return this.counts.isSelf();
	}

	static int compare(Holder one, Holder other) {
		return CodePointOrder.compareText(one.userId, other.userId);
	}

}
