package dev.swraudit.population;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.swraudit.access.AccountOverview;
import dev.swraudit.access.ListedOrganization;
import org.jspecify.annotations.Nullable;

/**
 * Lists and totals of the account at the beginning of an audit. A component is null if it
 * was not asked for, because an earlier run of the audit has read it.
 *
 * @param listing the repositories that SWR lists
 * @param organizations the organizations that SWR lists
 * @param overview the totals of the account
 * @param shared the repositories that are shared with other accounts
 * @param readAt the time at which they were read
 */
public record AccountSnapshot(@Nullable SourceReading<RepositoryListing> listing,
		@Nullable SourceReading<List<ListedOrganization>> organizations,
		@Nullable SourceReading<AccountOverview> overview, @Nullable SourceReading<RepositoryListing> shared,
		Instant readAt) {

	/** Returns the states of what was asked for. */
	Map<AccountSource, SourceState> states() {
		Map<AccountSource, SourceState> states = new EnumMap<>(AccountSource.class);
		put(states, AccountSource.LISTING, this.listing);
		put(states, AccountSource.ORGANIZATIONS, this.organizations);
		put(states, AccountSource.OVERVIEW, this.overview);
		put(states, AccountSource.SHARED, this.shared);
		return states;
	}

	private static void put(Map<AccountSource, SourceState> states, AccountSource source,
			@Nullable SourceReading<?> reading) {
		if (reading != null) {
			states.put(source, reading.state());
		}
	}

	/** Returns what was read of a component; empty if nothing was read. */
	public static <T> Optional<T> contentOf(@Nullable SourceReading<T> reading) {
		return (reading != null) ? reading.content() : Optional.empty();
	}

}
