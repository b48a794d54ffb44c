package dev.swraudit.access;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Page of the listing of repositories.
 *
 * @param repositories the repositories in the order of the response; fewer than
 * {@link #LIMIT} on the last page
 * @param total the number of all repositories; null if the response does not say it
 */
public record ListingPage(List<ListedRepository> repositories, @Nullable Long total) {

	/** Maximum number of repositories of a page; SWR allows no more. */
	public static final int LIMIT = 1000;

}
