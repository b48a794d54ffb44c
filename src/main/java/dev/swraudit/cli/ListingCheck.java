package dev.swraudit.cli;

import java.util.SortedSet;
import java.util.TreeSet;

import dev.swraudit.access.SwrFailure;
import dev.swraudit.population.RepositoryListing;
import dev.swraudit.target.RepositoryName;
import org.jspecify.annotations.Nullable;

/**
 * Compares the input with the repositories that SWR lists, because a repository that is
 * in no input is never audited.
 */
final class ListingCheck {

	static final String SUBJECT = "listing";

	private ListingCheck() {
	}

	/**
	 * Compares.
	 * @param input the repositories that the input names; null if there is no usable
	 * input
	 */
	static CheckResult compare(RepositoryListing listing, @Nullable SortedSet<RepositoryName> input) {
		String lists = "SWR lists " + count(listing.repositories().size())
				+ (listing.settled() ? "" : ", but the listing changed while it was read");
		if (input == null) {
			return CheckResult.ok(SUBJECT, lists + "; not compared with an input");
		}
		SortedSet<RepositoryName> notInInput = without(listing.repositories(), input);
		SortedSet<RepositoryName> notListed = without(input, listing.repositories());
		if (notInInput.isEmpty() && notListed.isEmpty()) {
			return CheckResult.ok(SUBJECT, lists + "; the input names the same repositories");
		}
		return CheckResult.warning(SUBJECT,
				lists + "; not in the input: " + some(notInInput) + "; in the input only: " + some(notListed),
				"add the repositories that are not in the input, because nobody audits them;"
						+ " SWR lists only what the caller may see");
	}

	static CheckResult failed(SwrFailure failure) {
		return (failure.kind() == SwrFailure.Kind.FORBIDDEN)
				? CheckResult.warning(SUBJECT,
						"the list of repositories is forbidden, so the input cannot be compared with it ("
								+ failure.reason() + ")",
						"grant swr:repo:listRepos to the account of the credentials")
				: CheckResult.warning(SUBJECT, "the list of repositories cannot be read: " + failure.reason(),
						"check again later; an audit does not need the list");
	}

	private static SortedSet<RepositoryName> without(SortedSet<RepositoryName> all,
			SortedSet<RepositoryName> excluded) {
		SortedSet<RepositoryName> rest = new TreeSet<>(all);
		rest.removeAll(excluded);
		return rest;
	}

	private static String count(int repositories) {
		return (repositories == 1) ? "1 repository" : repositories + " repositories";
	}

	private static String some(SortedSet<RepositoryName> repositories) {
		return repositories.isEmpty() ? "0" : repositories.size() + ((repositories.size() > 1) ? ", such as " : ", ")
				+ repositories.first().namespace() + "/" + repositories.first().repository();
	}

}
