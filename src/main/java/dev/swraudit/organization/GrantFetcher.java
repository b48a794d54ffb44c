package dev.swraudit.organization;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import dev.swraudit.access.AccessList;
import dev.swraudit.access.AccountClient;
import dev.swraudit.access.ShareList;
import dev.swraudit.access.SwrFailure;
import dev.swraudit.access.ratelimit.ThrottleBudget;
import dev.swraudit.ledger.RowIds;
import dev.swraudit.ledger.Target;
import dev.swraudit.permission.AccessListFlattener;
import dev.swraudit.permission.Auth;
import dev.swraudit.permission.CodePointOrder;
import dev.swraudit.permission.Creator;
import dev.swraudit.permission.CreatorResolver;
import dev.swraudit.permission.FetchResult;
import dev.swraudit.permission.Permission;
import dev.swraudit.permission.PermissionList;
import dev.swraudit.target.RepositoryName;

/**
 * Fetches grant lists: the grants on an organization, or the accounts that a repository
 * is shared with. Each takes one call.
 */
public final class GrantFetcher {

	/** Start of the user id of another account. */
	public static final String ACCOUNT = "account:";

	/** HTTP status of a successful call. */
	private static final int OK = 200;

	/** Characters of a name that a path can contain as they are. */
	private static final Pattern POSSIBLE = Pattern.compile("[A-Za-z0-9._-]+");

	/** Codes of a missing organization; others do not say that it is missing. */
	private static final Set<String> MISSING = Set.of("SVCSTG.SWR.4040058", "SVCSTG.SWR.4041061");

	private final AccountClient client;

	private final Clock clock;

	public GrantFetcher(AccountClient client, Clock clock) {
		this.client = client;
		this.clock = clock;
	}

	/**
	 * Fetches a grant list.
	 * @param list an organization, if its repository is empty, or a shared repository
	 * @throws InterruptedException if the run is being stopped
	 */
	public FetchResult fetch(Target list) throws InterruptedException {
		ThrottleBudget throttleBudget = new ThrottleBudget();
		if (list.repository().isEmpty() && !POSSIBLE.matcher(list.namespace()).matches()) {
			return failed(list,
					SwrFailure.failed("no organization can have this name, so that its grants are not requested"));
		}
		if (list.repository().isEmpty()) {
			return this.client.organizationAccess(list.namespace(), throttleBudget)
				.either((content) -> organization(list, content), (failure) -> failed(list, onlyIfMissing(failure)));
		}
		return this.client.shares(new RepositoryName(list.namespace(), list.repository()), throttleBudget)
			.either((shares) -> shares(list, shares), (failure) -> failed(list, ofShares(failure)));
	}

	/** The creator of an organization is known by name only. */
	private FetchResult organization(Target list, AccessList content) {
		List<Permission> permissions = AccessListFlattener.of(content);
		if (permissions.size() > RowIds.MAX_PERMISSIONS) {
			return failed(list, SwrFailure.failed("too many users; at most " + RowIds.MAX_PERMISSIONS + " are allowed")
				.afterAnswer(OK));
		}
		return new FetchResult.Audited(list, PermissionList.of(content.id(), permissions),
				CreatorResolver.of(content, permissions).withoutLookUp(), content.self(), null, this.clock.instant());
	}

	private FetchResult shares(Target list, ShareList shares) {
		Set<String> accounts = new TreeSet<>(CodePointOrder::compareText);
		accounts.addAll(shares.accounts());
		List<Permission> permissions = accounts.stream()
			.map((account) -> new Permission(ACCOUNT + account, account, Auth.READ, false))
			.toList();
		return new FetchResult.Audited(list, PermissionList.of(null, permissions), Creator.UNKNOWN, null, null,
				shares.whole() ? null : "SWR lists at most 100 accounts, so that some may be missing",
				this.clock.instant());
	}

	/**
	 * Returns a failure of a share list. It says nothing about the service, the endpoint
	 * or the repository.
	 */
	private static SwrFailure ofShares(SwrFailure failure) {
		SwrFailure.Kind kind = (failure.kind() == SwrFailure.Kind.FORBIDDEN) ? failure.kind() : SwrFailure.Kind.FAILED;
		return new SwrFailure(kind, failure.status(), failure.code(), failure.message(), false);
	}

	private static SwrFailure onlyIfMissing(SwrFailure failure) {
		boolean certain = failure.kind() != SwrFailure.Kind.NOT_FOUND
				|| (failure.code() != null && MISSING.contains(failure.code()));
		return certain ? failure : new SwrFailure(SwrFailure.Kind.FAILED, failure.status(), failure.code(),
				failure.message(), failure.serviceDown());
	}

	private FetchResult failed(Target list, SwrFailure failure) {
		return new FetchResult.NotAudited(list, failure, failure.isOfSwr(), this.clock.instant());
	}

}
