package dev.swraudit.organization;

import java.time.OffsetDateTime;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import dev.swraudit.ledger.IdRange;
import dev.swraudit.permission.Account;
import dev.swraudit.permission.GrantSource;
import dev.swraudit.population.AccountSource;
import dev.swraudit.population.SourceState;
import dev.swraudit.population.SourceStates;
import dev.swraudit.population.SourceStatus;
import dev.swraudit.population.StoredListing;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Permissions of everybody and of other accounts to pull images, as far as an audit has
 * read them, by repository id: public repositories from the listing, shares from their
 * lists.
 */
public final class PullGrants {

	/** Holder of the permission on a public repository. */
	public static final Account EVERYONE = Account.of("*", "everyone");

	private static final String SHARES = """
			select g.repository_id, o.outcome, o.message, o.access_list_id, o.read_at
			from grant_list g
			join grant_outcome o on o.target_id = g.id
			where g.id > ? and g.id < ? and g.grant_source = 4
			""";

	private final StoredListing listing;

	private final SourceStatus sharedList;

	private final Map<Integer, Shares> shares;

	private PullGrants(StoredListing listing, SourceStatus sharedList, Map<Integer, Shares> shares) {
		this.listing = listing;
		this.sharedList = sharedList;
		this.shares = shares;
	}

	/** Reads the permissions of an audit. */
	public static PullGrants read(JdbcTemplate jdbc, int auditId) {
		return read(jdbc, auditId, StoredListing.read(jdbc, auditId),
				SourceStates.read(JdbcClient.create(jdbc), auditId));
	}

	/**
	 * Reads the permissions of an audit.
	 * @param listing the listing of the audit
	 * @param states the states of its sources
	 */
	public static PullGrants read(JdbcTemplate jdbc, int auditId, StoredListing listing,
			Map<AccountSource, SourceState> states) {
		IdRange rows = IdRange.targets(auditId);
		Map<Integer, Shares> shares = new HashMap<>();
		jdbc.query(SHARES, (row) -> {
			shares.put(row.getInt(1),
					new Shares(row.getObject(4, Integer.class),
							row.getString(2).equals("AUDITED") && row.getString(3) == null,
							row.getObject(5, OffsetDateTime.class)));
		}, rows.after(), rows.end());
		return new PullGrants(listing, states.getOrDefault(AccountSource.SHARED, SourceState.OFF).status(), shares);
	}

	/** Returns whether a user id is the one of everybody or of another account. */
	public static boolean isPuller(String userId) {
		return userId.equals(EVERYONE.userId()) || userId.startsWith(GrantFetcher.ACCOUNT);
	}

	/** Returns whether everybody may pull the images of a repository. */
	public boolean isPublic(int repository) {
		return this.listing.isPublic().get(repository);
	}

	/** Returns the public repositories. */
	public BitSet publicRepositories() {
		return (BitSet) this.listing.isPublic().clone();
	}

	/** Returns the shares of a repository; empty if SWR does not say that it has any. */
	public Optional<Shares> shares(int repository) {
		return Optional.ofNullable(this.shares.get(repository));
	}

	/**
	 * Returns whether all permissions of a source on a repository were read. A repository
	 * that SWR does not list may be hidden, so that its absence proves nothing.
	 */
	public boolean isRead(GrantSource source, int repository) {
		return switch (source) {
			case PUBLIC -> isPublic(repository) || this.listing.isPrivate().get(repository);
			case SHARE -> shares(repository).map((list) -> this.sharedList.hasContent() && list.whole())
				.orElseGet(() -> this.sharedList == SourceStatus.READ && this.listing.listed().get(repository));
			case ORGANIZATION, REPOSITORY -> false;
		};
	}

	/**
	 * Shares of a repository.
	 *
	 * @param accessListId id of the list of accounts; null if it was not read
	 * @param whole whether the whole list was read
	 * @param readAt the time of the reading; null if there is none
	 */
	public record Shares(@Nullable Integer accessListId, boolean whole, @Nullable OffsetDateTime readAt) {
	}

}
