package dev.swraudit.evaluation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import dev.swraudit.finding.Certainty;
import dev.swraudit.finding.Finding;
import dev.swraudit.finding.PermissionHolder;
import dev.swraudit.finding.Rule;
import dev.swraudit.ledger.Audit;
import dev.swraudit.ledger.IdRange;
import dev.swraudit.organization.PullGrants;
import dev.swraudit.permission.Account;
import dev.swraudit.permission.AccountIds;
import dev.swraudit.permission.AccountNameCache;
import dev.swraudit.permission.Auth;
import dev.swraudit.permission.GrantSource;
import dev.swraudit.population.AccountSource;
import dev.swraudit.population.SourceState;
import dev.swraudit.population.StoredListing;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Findings on the permissions of everybody and of other accounts to pull the images of
 * repositories, and the holders of these permissions.
 */
final class PullPermissions {

	private static final String ACCOUNTS = """
			select g.repository_id, p.account_ids
			from grant_list g
			join grant_outcome o on o.target_id = g.id
			join access_list p on p.id = o.access_list_id
			where g.id > ? and g.id < ? and g.grant_source = 4
			""";

	private final PullGrants grants;

	private final Map<Integer, List<PermissionHolder>> shares = new HashMap<>();

	private final @Nullable PermissionHolder everyone;

	PullPermissions(JdbcTemplate jdbc, Audit audit, StoredListing listing, Map<AccountSource, SourceState> states) {
		this.grants = PullGrants.read(jdbc, audit.id(), listing, states);
		this.everyone = listing.isPublic().isEmpty() ? null : everyone(new AccountIds(jdbc, audit.scopeId()));
		readShares(jdbc, IdRange.targets(audit.id()));
	}

	private static PermissionHolder everyone(AccountIds accounts) {
		Account everyone = PullGrants.EVERYONE;
		return holder(Objects.requireNonNull(accounts.idsOf(List.of(everyone)).get(everyone)), everyone.userId());
	}

	private void readShares(JdbcTemplate jdbc, IdRange rows) {
		Map<Integer, List<Integer>> accounts = new HashMap<>();
		jdbc.query(ACCOUNTS, (row) -> {
			accounts.put(row.getInt(1),
					Stream.of((Object[]) row.getArray(2).getArray()).map(Integer.class::cast).toList());
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
		return this.grants.isPublic(repository) ? this.everyone : null;
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

	/** Returns whether all permissions of a source on a repository were read. */
	boolean isRead(GrantSource source, int repository) {
		return this.grants.isRead(source, repository);
	}

}
