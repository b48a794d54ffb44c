package dev.swraudit.evaluation;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.swraudit.finding.Certainty;
import dev.swraudit.finding.Finding;
import dev.swraudit.finding.PermissionHolder;
import dev.swraudit.finding.Rule;
import dev.swraudit.ledger.Audit;
import dev.swraudit.ledger.IdRange;
import dev.swraudit.permission.Account;
import dev.swraudit.permission.AccountIds;
import dev.swraudit.permission.AccountNameCache;
import dev.swraudit.permission.Auth;
import dev.swraudit.permission.GrantSource;
import dev.swraudit.population.AccountSource;
import dev.swraudit.population.SourceState;
import dev.swraudit.population.SourceStatus;
import dev.swraudit.population.StoredListing;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Permissions of everybody and of other accounts to pull the images of repositories, by
 * repository id: public repositories from the listing, shares from their lists.
 */
final class PullPermissions {

	private static final Account EVERYONE = Account.of("*", "everyone");

	private static final String SHARES = """
			select g.repository_id, o.outcome, o.message
			from grant_list g
			join grant_outcome o on o.target_id = g.id
			where g.id > ? and g.id < ? and g.grant_source = 4
			""";

	private static final String ACCOUNTS = """
			select g.repository_id, l.account_ids
			from grant_list g
			join grant_outcome o on o.target_id = g.id
			join access_list l on l.id = o.access_list_id
			where g.id > ? and g.id < ? and g.grant_source = 4
			""";

	private final StoredListing listing;

	private final SourceStatus sharedList;

	private final Map<Integer, List<PermissionHolder>> shares = new HashMap<>();

	private final BitSet shared = new BitSet();

	/** Repositories whose whole list of shares was read. */
	private final BitSet wholeShares = new BitSet();

	private final @Nullable PermissionHolder everyone;

	PullPermissions(JdbcTemplate jdbc, Audit audit, StoredListing listing, Map<AccountSource, SourceState> states) {
		this.listing = listing;
		this.sharedList = states.getOrDefault(AccountSource.SHARED, SourceState.OFF).status();
		this.everyone = listing.isPublic().isEmpty() ? null
				: holder(
						Objects.requireNonNull(
								new AccountIds(jdbc, audit.scopeId()).idsOf(List.of(EVERYONE)).get(EVERYONE)),
						EVERYONE.userId());
		readShares(jdbc, IdRange.targets(audit.id()));
	}

	private void readShares(JdbcTemplate jdbc, IdRange rows) {
		jdbc.query(SHARES, (row) -> {
			this.shared.set(row.getInt(1));
			this.wholeShares.set(row.getInt(1), row.getString(2).equals("AUDITED") && row.getString(3) == null);
		}, rows.after(), rows.end());
		Map<Integer, List<Integer>> accounts = new HashMap<>();
		jdbc.query(ACCOUNTS, (row) -> {
			for (Object account : (Object[]) row.getArray(2).getArray()) {
				accounts.computeIfAbsent(row.getInt(1), (none) -> new ArrayList<>()).add((Integer) account);
			}
		}, rows.after(), rows.end());
		AccountNameCache<String> userIds = new AccountNameCache<>(JdbcClient.create(jdbc),
				(userId, userName) -> userId);
		accounts.forEach((repository, ids) -> {
			userIds.expect(ids);
			this.shares.put(repository, ids.stream().map((id) -> holder(id, userIds.get(id))).toList());
		});
	}

	private static PermissionHolder holder(int account, String userId) {
		return new PermissionHolder(account, userId, Auth.READ, false, null);
	}

	/** Returns everybody as a holder if a repository is public; null if it is not. */
	@Nullable PermissionHolder everyone(int repository) {
		return this.listing.isPublic().get(repository) ? this.everyone : null;
	}

	/**
	 * Returns the accounts that a repository is shared with, in the order of user ids.
	 */
	List<PermissionHolder> accounts(int repository) {
		return this.shares.getOrDefault(repository, List.of());
	}

	/** Returns the findings of a repository, in the order of rules and user ids. */
	List<Finding> findings(int repository) {
		List<Finding> findings = new ArrayList<>();
		PermissionHolder all = everyone(repository);
		if (all != null) {
			findings.add(new Finding(Rule.PUBLIC_REPOSITORY, Certainty.CERTAIN, all));
		}
		accounts(repository)
			.forEach((account) -> findings.add(new Finding(Rule.SHARED_REPOSITORY, Certainty.CERTAIN, account)));
		return findings;
	}

	/**
	 * Returns whether all permissions of a source on a repository were read. A repository
	 * that SWR does not list may be hidden, so that its absence proves nothing.
	 */
	boolean isRead(GrantSource source, int repository) {
		return switch (source) {
			case PUBLIC -> this.listing.isPrivate().get(repository);
			case SHARE -> this.shared.get(repository) ? this.sharedList.hasContent() && this.wholeShares.get(repository)
					: this.sharedList == SourceStatus.READ && this.listing.listed().get(repository);
			case ORGANIZATION, REPOSITORY -> false;
		};
	}

}
