package dev.swraudit.permission;

import java.time.Clock;
import java.util.List;

import dev.swraudit.access.AccessList;
import dev.swraudit.access.Refusal;
import dev.swraudit.access.RepositoryDetail;
import dev.swraudit.access.Swr;
import dev.swraudit.access.ratelimit.Patience;
import dev.swraudit.ledger.KnownCreator;
import dev.swraudit.ledger.RowIds;
import dev.swraudit.ledger.Target;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Reads the permissions of a target and, if somebody is a manager, its creator.
 */
@Component
public class PermissionReader {

	/** The status of every access list that is read. */
	private static final int LIST_WAS_READ = 200;

	private final Swr swr;

	private final Clock clock;

	PermissionReader(Swr swr, Clock clock) {
		this.swr = swr;
		this.clock = clock;
	}

	/**
	 * Reads a target, which takes one or two calls.
	 * @throws InterruptedException if the run is being stopped
	 */
	public Reading read(Target target) throws InterruptedException {
		Patience patience = new Patience();
		return this.swr.access(target, patience)
			.either((list) -> withCreator(target, list, patience),
					(refusal) -> notAudited(target, refusal, refusal.isOfSwr()));
	}

	private Reading withCreator(Target target, AccessList list, Patience patience) throws InterruptedException {
		List<Permission> permissions = Permissions.of(list);
		if (permissions.size() > RowIds.MAX_PERMISSIONS) {
			return notAudited(target,
					Refusal.failed("more than " + RowIds.MAX_PERMISSIONS + " users").afterAnswer(LIST_WAS_READ),
					true);
		}
		CreatorChoice choice = CreatorChoice.of(list, permissions);
		if (!choice.needsLookUp()) {
			return audited(target, list, permissions, choice.withoutLookUp(), null);
		}
		KnownCreator known = target.creator();
		if (known != null && known.answerId().equals(list.id())) {
			return audited(target, list, permissions, choice.byLookUp(known.id(), known.name()), null);
		}
		return this.swr.detail(target, patience)
			.either((detail) -> withDetail(target, list, permissions, choice, detail),
					(refusal) -> withoutDetail(target, list, permissions, choice, refusal));
	}

	/** Remembers the creator if both the creator and the access list have an id. */
	private Reading withDetail(Target target, AccessList list, List<Permission> permissions, CreatorChoice choice,
			RepositoryDetail detail) {
		Creator creator = choice.byLookUp(detail.creatorId(), detail.creatorName());
		KnownCreator lookedUp = (list.id() != null && creator.id() != null)
				? new KnownCreator(list.id(), creator.id(), creator.name()) : null;
		return audited(target, list, permissions, creator, lookedUp);
	}

	/**
	 * Leaves the creator unknown if the detail is missing or may not be read. Any other
	 * failure fails the target.
	 */
	private Reading withoutDetail(Target target, AccessList list, List<Permission> permissions, CreatorChoice choice,
			Refusal refusal) {
		return switch (refusal.kind()) {
			case NOT_FOUND, FORBIDDEN -> audited(target, list, permissions, choice.byLookUp(null, null), null);
			case FAILED, WRONG_ENDPOINT -> notAudited(target, refusal.afterAnswer(LIST_WAS_READ), true);
		};
	}

	private Reading audited(Target target, AccessList list, List<Permission> permissions, Creator creator,
			@Nullable KnownCreator lookedUp) {
		return new Reading.Audited(target, permissions, creator, list.self(), lookedUp, this.clock.instant());
	}

	private Reading notAudited(Target target, Refusal refusal, boolean provesEndpoint) {
		return new Reading.NotAudited(target, refusal, provesEndpoint, this.clock.instant());
	}

}
