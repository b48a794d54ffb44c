package dev.swraudit.population;

import java.time.Clock;
import java.util.Set;

import dev.swraudit.access.AccountClient;
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
		Sources sources = new Sources(asked, off);
		SourceReading<RepositoryListing> listing = sources.read(AccountSource.LISTING,
				() -> listing(this.client::repositories));
		return new AccountSnapshot(listing,
				sources.read(AccountSource.ORGANIZATIONS,
						() -> reading(this.client.organizations(new ThrottleBudget()))),
				sources.read(AccountSource.OVERVIEW, () -> reading(this.client.overview())),
				sources.read(AccountSource.SHARED, () -> shared(listing)), this.clock.instant());
	}

	private static SourceReading<RepositoryListing> listing(RepositoryListing.Pages pages) throws InterruptedException {
		return RepositoryListing.read(pages)
			.either((listing) -> listing.settled() ? SourceReading.read(listing)
					: SourceReading.partial(listing.doubt(), listing), SourceReading::failed);
	}

	private SourceReading<RepositoryListing> shared(@Nullable SourceReading<RepositoryListing> listing)
			throws InterruptedException {
		return (listing != null && listing.value() == null)
				? SourceReading.notRead("the list of repositories was not read")
				: listing(this.client::sharedRepositories);
	}

	private static <T> SourceReading<T> reading(SwrResult<T> result) throws InterruptedException {
		return result.either(SourceReading::read, SourceReading::failed);
	}

	/**
	 * Call that reads a source.
	 */
	private interface Call<T> {

		SourceReading<T> read() throws InterruptedException;

	}

	/**
	 * Sources to ask for.
	 *
	 * @param asked the sources to ask for, or to record as off
	 * @param off the sources that the settings switch off
	 */
	private record Sources(Set<AccountSource> asked, Set<AccountSource> off) {

		/** Reads a source. Returns null if it is not asked for. */
		<T> @Nullable SourceReading<T> read(AccountSource source, Call<T> call) throws InterruptedException {
			if (!this.asked.contains(source)) {
				return null;
			}
			return this.off.contains(source) ? SourceReading.off() : call.read();
		}

	}

}
