package dev.swraudit.cli;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

import dev.swraudit.access.HttpSwrClient;
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
	 * Reads the listing and compares the input with it.
	 * @param input the input; its names are null if there is no usable input
	 */
	static CheckResult run(HttpSwrClient swr, InputCheck input) throws InterruptedException {
		return RepositoryListing.read(swr::repositories)
			.either((listing) -> compare(listing, input.names()),
					(failure) -> input.isListing() ? unusable(failure) : failed(failure));
	}

	/** Returns the result if the list is the input. */
	private static CheckResult unusable(SwrFailure failure) {
		return CheckResult.failed(SUBJECT,
				"input=@listing: the list of repositories cannot be read (" + failure.reason() + ")",
				"grant swr:repo:listRepos to the account of the credentials, or name a CSV file");
	}

	private static CheckResult compare(RepositoryListing listing, @Nullable SortedSet<RepositoryName> input) {
		SortedSet<RepositoryName> listed = new TreeSet<>(listing.repositories().keySet());
		SortedSet<RepositoryName> notInInput = (input != null) ? without(listed, input) : Collections.emptySortedSet();
		SortedSet<RepositoryName> notListed = (input != null) ? without(input, listed) : Collections.emptySortedSet();
		String text = "SWR lists " + count(listing.repositories().size()) + "; "
				+ difference(input, notInInput, notListed)
				+ (listing.settled() ? "" : "; the list is uncertain: its readings differ, or SWR gives another total ("
						+ listing.total() + ")");
		if (!notInInput.isEmpty()) {
			return CheckResult.warning(SUBJECT, text,
					"add the repositories that are not in the input, because they are not audited");
		}
		if (!notListed.isEmpty()) {
			return CheckResult.warning(SUBJECT, text,
					"correct the input, or grant the account the right to see them; SWR lists only what the caller may see");
		}
		return listing.settled() ? CheckResult.ok(SUBJECT, text)
				: CheckResult.warning(SUBJECT, text, "check again while no repositories are created or deleted");
	}

	private static String difference(@Nullable SortedSet<RepositoryName> input, SortedSet<RepositoryName> notInInput,
			SortedSet<RepositoryName> notListed) {
		if (input == null) {
			return "not compared with an input";
		}
		return (notInInput.isEmpty() && notListed.isEmpty()) ? "the input names the same repositories"
				: "not in the input: " + some(notInInput) + "; in the input only: " + some(notListed);
	}

	private static CheckResult failed(SwrFailure failure) {
		return (failure.kind() == SwrFailure.Kind.FORBIDDEN) ? CheckResult.warning(SUBJECT,
				"the list of repositories is forbidden, so the input cannot be compared with it (" + failure.reason()
						+ ")",
				"grant swr:repo:listRepos to the account of the credentials; jobs/audit-policy.json has all rights")
				: CheckResult.warning(SUBJECT, "the list of repositories cannot be read: " + failure.reason(),
						"an audit does not need the list, but make sure that the input names all repositories");
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
