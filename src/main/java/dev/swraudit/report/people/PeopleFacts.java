package dev.swraudit.report.people;

import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Facts of the people list of an audit.
 *
 * @param listRows number of its entries; null without a people list
 * @param ambiguous number of its names that match nobody, because several users bear them
 * @param ambiguousNames the first of these names
 * @param withoutOwner repositories that nobody manages, or whose creator holds nothing on
 * them or is inactive
 */
public record PeopleFacts(@Nullable Integer listRows, long ambiguous, List<String> ambiguousNames,
		WithoutOwner withoutOwner) {

	/** Returns whether there is a people list. */
	public boolean isListGiven() {
		return this.listRows != null;
	}

	/**
	 * Audited repositories without an owner. A repository can count twice.
	 *
	 * @param creatorHoldsNothing number of repositories on which the known creator holds
	 * no permission
	 * @param creatorInactive number of repositories whose creator is disabled or has left
	 * @param notManaged number of repositories that nobody manages
	 * @param first the first of all these repositories, in the order of names
	 * @param total number of all these repositories
	 * @param creatorGone row ids of all repositories on which the known creator holds no
	 * permission, is disabled or has left
	 */
	public record WithoutOwner(long creatorHoldsNothing, long creatorInactive, long notManaged, List<Repository> first,
			long total, Set<Integer> creatorGone) {
	}

	/**
	 * Repository without an owner.
	 *
	 * @param creatorName name of the creator; null if unknown
	 * @param creatorId id of the creator; null if unknown
	 */
	public record Repository(String namespace, String repository, @Nullable String creatorId,
			@Nullable String creatorName, boolean creatorHoldsNothing, boolean creatorInactive, boolean notManaged) {
	}

}
