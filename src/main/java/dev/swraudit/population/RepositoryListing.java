package dev.swraudit.population;

import java.util.SortedMap;
import java.util.TreeMap;

import dev.swraudit.access.ListedRepository;
import dev.swraudit.access.ListingPage;
import dev.swraudit.access.SwrFailure;
import dev.swraudit.access.SwrResult;
import dev.swraudit.ledger.RowIds;
import dev.swraudit.target.RepositoryName;
import org.jspecify.annotations.Nullable;

/**
 * Repositories that SWR lists.
 *
 * @param repositories the repositories by name, as in the last reading that has them
 * @param settled whether two readings in a row gave the same repositories, as many as SWR
 * says that there are; if not, these are the repositories of all readings together
 * @param total the number of repositories as SWR says it; null if it says none
 */
public record RepositoryListing(SortedMap<RepositoryName, ListedRepository> repositories, boolean settled,
		@Nullable Long total) {

	private static final int MOST_READINGS = 3;

	/** Maximum number of repositories. */
	private static final long MOST = RowIds.MAX_TARGETS - ListingPage.LIMIT;

	/** Maximum number of repositories if SWR does not give a total. */
	private static final long MOST_WITHOUT_TOTAL = 1_000_000;

	/** Maximum number of pages besides those that hold repositories. */
	private static final int MOST_PAGES = 20;

	/** Repositories on a page if SWR ignores the limit: its default. */
	private static final int SMALLEST_PAGE = 100;

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
		SortedMap<RepositoryName, ListedRepository> all = new TreeMap<>();
		SortedMap<RepositoryName, ListedRepository> last = null;
		Long total = null;
		for (int i = 0; i < MOST_READINGS; i++) {
			Reading reading = new Reading(all);
			SwrFailure failure = reading.readAll(pages);
			if (failure != null) {
				return new SwrResult.Failed<>(failure);
			}
			total = reading.total;
			if (reading.isWhole() && last != null && reading.repositories.keySet().equals(last.keySet())) {
				return new SwrResult.Read<>(new RepositoryListing(reading.repositories, true, total));
			}
			last = reading.repositories;
			all.putAll(last);
		}
		return new SwrResult.Read<>(new RepositoryListing(all, false, total));
	}

	/** Returns the reason why the listing is not settled, in one line. */
	String doubt() {
		int size = this.repositories.size();
		return "the list is not settled: " + ((this.total == null) ? "SWR does not give a total" : (this.total == size)
				? "its readings differ" : "SWR gives the total " + this.total + ", but listed " + size);
	}

	/**
	 * One reading of all pages. It ends with a page that adds nothing, or that is not
	 * full although nothing is missing; not with the total, which may never be reached. A
	 * list that grows without end is cut.
	 */
	private static final class Reading {

		private final SortedMap<RepositoryName, ListedRepository> earlier;

		private final SortedMap<RepositoryName, ListedRepository> repositories = new TreeMap<>();

		private @Nullable Long total;

		private long most = MOST_WITHOUT_TOTAL;

		/**
		 * Begins a reading.
		 * @param earlier the repositories of earlier readings, kept in memory once only
		 */
		Reading(SortedMap<RepositoryName, ListedRepository> earlier) {
			this.earlier = earlier;
		}

		/** Reads all pages. Returns the first failure; null if every page was read. */
		@Nullable SwrFailure readAll(Pages pages) throws InterruptedException {
			int offset = 0;
			boolean more = true;
			for (int count = 0; more; count++) {
				SwrResult<ListingPage> page = pages.from(offset);
				if (page instanceof SwrResult.Failed<ListingPage> failed) {
					return failed.failure();
				}
				ListingPage read = ((SwrResult.Read<ListingPage>) page).content();
				if (count == 0) {
					begin(read);
				}
				more = add(read) && this.repositories.size() <= this.most
						&& count < MOST_PAGES + this.most / SMALLEST_PAGE;
				offset += read.repositories().size();
			}
			return null;
		}

		/**
		 * Sets the limit by the first page. An empty page without a total has the total
		 * 0.
		 */
		private void begin(ListingPage first) {
			if (first.total() != null) {
				this.most = Math.min(2 * Math.min(first.total(), MOST) + ListingPage.LIMIT, MOST);
			}
			else if (first.repositories().isEmpty()) {
				this.total = 0L;
			}
		}

		/** Adds a page. Returns whether another page may follow. */
		private boolean add(ListingPage page) {
			int before = this.repositories.size();
			for (ListedRepository repository : page.repositories()) {
				ListedRepository known = this.earlier.get(repository.name());
				ListedRepository kept = (known != null && known.equals(repository)) ? known : repository;
				this.repositories.put(kept.name(), kept);
			}
			boolean added = this.repositories.size() > before;
			this.total = (page.total() != null) ? page.total() : this.total;
			boolean full = page.repositories().size() >= ListingPage.LIMIT;
			return added && (full || (this.total != null && this.total > this.repositories.size()));
		}

		boolean isWhole() {
			return this.total != null && this.total == this.repositories.size()
					&& this.repositories.size() <= this.most;
		}

	}

}
