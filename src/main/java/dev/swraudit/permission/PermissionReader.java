package dev.swraudit.permission;

import java.time.Clock;
import java.util.List;

import dev.swraudit.access.AccessList;
import dev.swraudit.access.Patience;
import dev.swraudit.access.Refusal;
import dev.swraudit.access.RepositoryDetail;
import dev.swraudit.access.Swr;
import dev.swraudit.target.AuditKeys;
import dev.swraudit.target.KnownCreator;
import dev.swraudit.target.Target;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads a target's permissions and, where it matters, who created it.
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
	 * Asks for a target once, which may take two calls.
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
		if (permissions.size() > AuditKeys.MAX_PERMISSIONS) {
			return notAudited(target,
					Refusal.failed("more than " + AuditKeys.MAX_PERMISSIONS + " users").afterAnswer(LIST_WAS_READ),
					true);
		}
		CreatorChoice choice = CreatorChoice.of(list, permissions);
		if (choice.isMade()) {
			return audited(target, list, permissions, choice.withoutLookUp(), null);
		}
		KnownCreator known = target.creator();
		if (known != null && known.answerId().equals(list.id())) {
			return audited(target, list, permissions, choice.byLookUp(known.id(), known.name()), null);
		}
		return this.swr.detail(target, patience)
			.either((detail) -> told(target, list, permissions,
					choice.byLookUp(detail.creatorId(), detail.creatorName()), detail),
					(refusal) -> withoutCreator(target, list, permissions, refusal));
	}

	/** What was told is worth remembering if it can be told again to whom it belongs. */
	private Reading told(Target target, AccessList list, List<Permission> permissions, Creator creator,
			RepositoryDetail detail) {
		String answerId = list.id();
		KnownCreator told = (answerId != null && creator.isKnown())
				? new KnownCreator(answerId, detail.creatorId(), detail.creatorName()) : null;
		return audited(target, list, permissions, creator, told);
	}

	/**
	 * A creator who may not be read, or is not there, stays unknown; any other refusal is
	 * a failure.
	 */
	private Reading withoutCreator(Target target, AccessList list, List<Permission> permissions, Refusal refusal) {
		return switch (refusal.kind()) {
			case NOT_FOUND, FORBIDDEN -> audited(target, list, permissions, Creator.UNKNOWN, null);
			case FAILED, WRONG_ENDPOINT -> notAudited(target, refusal.afterAnswer(LIST_WAS_READ), true);
		};
	}

	private Reading audited(Target target, AccessList list, List<Permission> permissions, Creator creator,
			@Nullable KnownCreator told) {
		return new Reading.Audited(target, permissions, creator, list.self(), told, this.clock.instant());
	}

	private Reading notAudited(Target target, Refusal refusal, boolean provesEndpoint) {
		return new Reading.NotAudited(target, refusal, provesEndpoint, this.clock.instant());
	}

}
