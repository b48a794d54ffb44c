package dev.swraudit.population;

import java.time.Clock;
import java.util.List;
import java.util.Set;

import dev.swraudit.access.AccountClient;
import dev.swraudit.access.AccountOverview;
import dev.swraudit.access.ListedOrganization;
import dev.swraudit.access.SwrResult;
import dev.swraudit.access.ratelimit.ThrottleBudget;
import org.jspecify.annotations.Nullable;

/**
 * Reader of the lists and totals of the account. A failure of one does not prevent the
 * others.
 */
public final class AccountReader {

	private final AccountClient client;

	private final Clock clock;

	public AccountReader(AccountClient client, Clock clock) {
		this.client = client;
		this.clock = clock;
	}

	/**
	 * Reads what is wanted.
	 * @param asked the sources to ask for, or to record as off
	 * @param off the sources that the settings switch off
	 * @throws InterruptedException if the run is being stopped
	 */
	public AccountSnapshot read(Set<AccountSource> asked, Set<AccountSource> off) throws InterruptedException {
		SourceReading<RepositoryListing> listing = listing(AccountSource.LISTING, this.client::repositories, asked,
				off);
		return new AccountSnapshot(listing, organizations(asked, off), overview(asked, off),
				shared(listing, asked, off), this.clock.instant());
	}

	private @Nullable SourceReading<List<ListedOrganization>> organizations(Set<AccountSource> asked,
			Set<AccountSource> off) throws InterruptedException {
		if (!asked.contains(AccountSource.ORGANIZATIONS)) {
			return null;
		}
		return off.contains(AccountSource.ORGANIZATIONS) ? SourceReading.off()
				: reading(this.client.organizations(new ThrottleBudget()));
	}

	private @Nullable SourceReading<AccountOverview> overview(Set<AccountSource> asked, Set<AccountSource> off)
			throws InterruptedException {
		if (!asked.contains(AccountSource.OVERVIEW)) {
			return null;
		}
		return off.contains(AccountSource.OVERVIEW) ? SourceReading.off() : reading(this.client.overview());
	}

	private @Nullable SourceReading<RepositoryListing> shared(@Nullable SourceReading<RepositoryListing> listing,
			Set<AccountSource> asked, Set<AccountSource> off) throws InterruptedException {
		boolean wanted = asked.contains(AccountSource.SHARED) && !off.contains(AccountSource.SHARED);
		if (wanted && listing != null && listing.value() == null) {
			return SourceReading.notRead("the list of repositories was not read");
		}
		return listing(AccountSource.SHARED, this.client::sharedRepositories, asked, off);
	}

	private @Nullable SourceReading<RepositoryListing> listing(AccountSource source, RepositoryListing.Pages pages,
			Set<AccountSource> asked, Set<AccountSource> off) throws InterruptedException {
		if (!asked.contains(source)) {
			return null;
		}
		if (off.contains(source)) {
			return SourceReading.off();
		}
		return RepositoryListing.read(pages)
			.either((listing) -> listing.settled() ? SourceReading.read(listing)
					: SourceReading.partial(listing.doubt(), listing), SourceReading::failed);
	}

	private static <T> SourceReading<T> reading(SwrResult<T> result) throws InterruptedException {
		return result.either(SourceReading::read, SourceReading::failed);
	}

}
