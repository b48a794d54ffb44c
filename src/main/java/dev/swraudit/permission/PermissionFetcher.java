package dev.swraudit.permission;

import java.time.Clock;
import java.util.List;

import dev.swraudit.access.AccessList;
import dev.swraudit.access.RepositoryDetail;
import dev.swraudit.access.SwrClient;
import dev.swraudit.access.SwrFailure;
import dev.swraudit.access.ratelimit.ThrottleBudget;
import dev.swraudit.ledger.KnownCreator;
import dev.swraudit.ledger.RowIds;
import dev.swraudit.ledger.Target;
import org.jspecify.annotations.Nullable;

/**
 * Fetches the permissions of a target and, if it has managers, its creator.
 */
public class PermissionFetcher {

	/** HTTP status of a successful access call. */
	private static final int OK = 200;

	private final SwrClient swrClient;

	private final Clock clock;

	public PermissionFetcher(SwrClient swrClient, Clock clock) {
		this.swrClient = swrClient;
		this.clock = clock;
	}

	/**
	 * Fetches a target with one or two calls.
	 * @throws InterruptedException if the run is being stopped
	 */
	public FetchResult fetch(Target target) throws InterruptedException {
		ThrottleBudget throttleBudget = new ThrottleBudget();
		return this.swrClient.access(target, throttleBudget)
			.either((list) -> withCreator(target, list, throttleBudget),
					(swrFailure) -> notAudited(target, swrFailure, swrFailure.isOfSwr()));
	}

	private FetchResult withCreator(Target target, AccessList list, ThrottleBudget throttleBudget)
			throws InterruptedException {
		List<Permission> permissions = AccessListFlattener.of(list);
		if (permissions.size() > RowIds.MAX_PERMISSIONS) {
			return notAudited(target,
					SwrFailure.failed("too many users; at most " + RowIds.MAX_PERMISSIONS + " are allowed")
						.afterAnswer(OK),
					true);
		}
		CreatorResolver resolver = CreatorResolver.of(list, permissions);
		if (!resolver.needsLookUp()) {
			return audited(target, list, permissions, resolver.withoutLookUp(), null);
		}
		KnownCreator known = target.known().creator();
		if (known != null && known.answerId().equals(list.id())) {
			return audited(target, list, permissions, resolver.byLookUp(known.id(), known.name()), null);
		}
		return this.swrClient.detail(target, throttleBudget)
			.either((detail) -> withDetail(target, list, permissions, resolver, detail),
					(swrFailure) -> withoutDetail(target, list, permissions, resolver, swrFailure));
	}

	/** Keeps the creator for later audits if both it and the access list have an id. */
	private FetchResult withDetail(Target target, AccessList list, List<Permission> permissions,
			CreatorResolver resolver, RepositoryDetail detail) {
		Creator creator = resolver.byLookUp(detail.creatorId(), detail.creatorName());
		KnownCreator lookedUp = (list.id() != null && creator.id() != null)
				? new KnownCreator(list.id(), creator.id(), creator.name()) : null;
		return audited(target, list, permissions, creator, lookedUp);
	}

	/**
	 * Leaves the creator unknown if the detail is missing or forbidden. Any other failure
	 * fails the target.
	 */
	private FetchResult withoutDetail(Target target, AccessList list, List<Permission> permissions,
			CreatorResolver resolver, SwrFailure swrFailure) {
		return switch (swrFailure.kind()) {
			case NOT_FOUND, FORBIDDEN -> audited(target, list, permissions, resolver.byLookUp(null, null), null);
			case FAILED, WRONG_ENDPOINT -> notAudited(target, swrFailure.afterAnswer(OK), true);
		};
	}

	private FetchResult audited(Target target, AccessList list, List<Permission> permissions, Creator creator,
			@Nullable KnownCreator lookedUp) {
		return new FetchResult.Audited(target, PermissionList.of(list.id(), permissions), creator, list.self(),
				lookedUp, this.clock.instant());
	}

	private FetchResult notAudited(Target target, SwrFailure swrFailure, boolean provesEndpoint) {
		return new FetchResult.NotAudited(target, swrFailure, provesEndpoint, this.clock.instant());
	}

}
