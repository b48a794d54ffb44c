package dev.swraudit.population;

import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

import dev.swraudit.access.ListingPage;
import dev.swraudit.access.SwrResult;
import dev.swraudit.ledger.RowIds;
import dev.swraudit.target.RepositoryName;
import org.jspecify.annotations.Nullable;

/**
 * Repositories that SWR lists.
 *
 * @param repositories the repositories in the order of names
 * @param settled whether the listing is certainly complete: two neighbouring pages shared
 * a repository, and there are as many repositories as SWR says; if it is not, these are
 * the repositories of two readings together
 */
public record RepositoryListing(SortedSet<RepositoryName> repositories, boolean settled) {

	/**
	 * Source of pages.
	 */
	public interface Pages {

		/** Returns the page after this number of repositories. */
		SwrResult<ListingPage> from(int offset) throws InterruptedException;

	}

	/**
	 * Reads the listing, and once more if the first reading is not settled, because the
	 * listing changes while it is read.
	 * @return the listing, or the failure of a page
	 * @throws InterruptedException if the run is being stopped
	 */
	public static SwrResult<RepositoryListing> read(Pages pages) throws InterruptedException {
		return readOnce(pages).either((first) -> first.settled ? new SwrResult.Read<>(first) : readAgain(pages, first),
				SwrResult.Failed::new);
	}

	private static SwrResult<RepositoryListing> readAgain(Pages pages, RepositoryListing first)
			throws InterruptedException {
		return readOnce(pages).either((second) -> new SwrResult.Read<>(second.settled ? second : first.with(second)),
				SwrResult.Failed::new);
	}

	private RepositoryListing with(RepositoryListing other) {
		SortedSet<RepositoryName> all = new TreeSet<>(this.repositories);
		all.addAll(other.repositories);
		return new RepositoryListing(Collections.unmodifiableSortedSet(all), false);
	}

	private static SwrResult<RepositoryListing> readOnce(Pages pages) throws InterruptedException {
		Reading reading = new Reading();
		while (!reading.ended) {
			SwrResult<ListingPage> page = pages.from(reading.offset);
			if (page instanceof SwrResult.Failed<ListingPage> failed) {
				return new SwrResult.Failed<>(failed.failure());
			}
			reading.add(((SwrResult.Read<ListingPage>) page).content());
		}
		return new SwrResult.Read<>(reading.listing());
	}

	/**
	 * One reading of all pages. Each page begins with the last repository of the page
	 * before it, because repositories that appear or disappear in between move all later
	 * ones. The reading ends with a page that is not full, not with the total, which may
	 * never be reached; or with a listing without an end: a full page that adds nothing,
	 * or more repositories than an audit can have.
	 */
	private static final class Reading {

		private final SortedSet<RepositoryName> repositories = new TreeSet<>();

		private int offset;

		private @Nullable RepositoryName last;

		private @Nullable Long total;

		private boolean consistent = true;

		private boolean ended;

		void add(ListingPage page) {
			List<RepositoryName> names = page.repositories();
			if (this.last != null && (names.isEmpty() || !names.get(0).equals(this.last))) {
				this.consistent = false;
			}
			boolean added = this.repositories.addAll(names);
			boolean full = names.size() >= ListingPage.LIMIT;
			boolean endless = this.repositories.size() > RowIds.MAX_TARGETS || (full && !added);
			this.ended = endless || !full;
			this.consistent &= !endless;
			this.total = page.total();
			this.offset += ListingPage.LIMIT - 1;
			this.last = names.isEmpty() ? null : names.get(names.size() - 1);
		}

		RepositoryListing listing() {
			boolean complete = this.total != null && this.total == this.repositories.size();
			return new RepositoryListing(Collections.unmodifiableSortedSet(this.repositories),
					this.consistent && complete);
		}

	}

}
