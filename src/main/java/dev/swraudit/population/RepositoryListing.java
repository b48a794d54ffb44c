package dev.swraudit.population;

import java.util.SortedSet;
import java.util.TreeSet;

import dev.swraudit.access.ListingPage;
import dev.swraudit.access.SwrFailure;
import dev.swraudit.access.SwrResult;
import dev.swraudit.ledger.RowIds;
import dev.swraudit.target.RepositoryName;
import org.jspecify.annotations.Nullable;

/**
 * Repositories that SWR lists.
 *
 * @param repositories the repositories in the order of names
 * @param settled whether two readings in a row gave the same repositories, as many as SWR
 * says that there are; if not, these are the repositories of all readings together
 * @param total the number of repositories as SWR says it; null if it says none
 */
public record RepositoryListing(SortedSet<RepositoryName> repositories, boolean settled, @Nullable Long total) {

	private static final int MOST_READINGS = 3;

	/**
	 * Source of pages.
	 */
	public interface Pages {

		/** Returns the page after this number of repositories. */
		SwrResult<ListingPage> from(int offset) throws InterruptedException;

	}

	/**
	 * Reads the listing at least twice, because repositories that appear or disappear
	 * while it is read move others to pages that were read already, and repositories of
	 * the same name have no fixed order. Pages do not overlap, because SWR may allow only
	 * multiples of the limit as offset.
	 * @return the listing, or the failure of a page
	 * @throws InterruptedException if the run is being stopped
	 */
	public static SwrResult<RepositoryListing> read(Pages pages) throws InterruptedException {
		SortedSet<RepositoryName> all = new TreeSet<>();
		SortedSet<RepositoryName> last = null;
		Long total = null;
		for (int i = 0; i < MOST_READINGS; i++) {
			Reading reading = new Reading();
			SwrFailure failure = reading.readAll(pages);
			if (failure != null) {
				return new SwrResult.Failed<>(failure);
			}
			total = reading.total;
			if (reading.isWhole() && reading.repositories.equals(last)) {
				return new SwrResult.Read<>(new RepositoryListing(reading.repositories, true, total));
			}
			last = reading.repositories;
			all.addAll(last);
		}
		return new SwrResult.Read<>(new RepositoryListing(all, false, total));
	}

	/**
	 * One reading of all pages. It ends with a page that adds nothing, or that is not
	 * full although nothing is missing; not with the total, which may never be reached.
	 */
	private static final class Reading {

		private final SortedSet<RepositoryName> repositories = new TreeSet<>();

		private @Nullable Long total;

		/** Reads all pages. Returns the failure of a page; null if there is none. */
		@Nullable SwrFailure readAll(Pages pages) throws InterruptedException {
			int offset = 0;
			boolean more = true;
			while (more) {
				SwrResult<ListingPage> page = pages.from(offset);
				if (page instanceof SwrResult.Failed<ListingPage> failed) {
					return failed.failure();
				}
				ListingPage read = ((SwrResult.Read<ListingPage>) page).content();
				more = add(read) && this.repositories.size() <= RowIds.MAX_TARGETS;
				offset += read.repositories().size();
			}
			return null;
		}

		/** Adds a page. Returns whether another page may follow. */
		private boolean add(ListingPage page) {
			boolean added = this.repositories.addAll(page.repositories());
			this.total = page.total();
			boolean full = page.repositories().size() >= ListingPage.LIMIT;
			return added && (full || (this.total != null && this.total > this.repositories.size()));
		}

		boolean isWhole() {
			return this.total != null && this.total == this.repositories.size();
		}

	}

}
