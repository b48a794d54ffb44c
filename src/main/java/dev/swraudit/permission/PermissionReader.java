package dev.swraudit.permission;

import java.time.Clock;
import java.util.List;

import dev.swraudit.access.AccessList;
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
		return this.swr.access(target)
			.either((list) -> withCreator(target, list), (refusal) -> notAudited(target, refusal));
	}

	private Reading withCreator(Target target, AccessList list) throws InterruptedException {
		List<Permission> permissions = Permissions.of(list);
		if (permissions.size() > AuditKeys.MAX_PERMISSIONS) {
			return notAudited(target, Refusal.failed("more than " + AuditKeys.MAX_PERMISSIONS + " users"));
		}
		String name = list.creatorName();
		if (name != null && !name.isEmpty() && bearers(name, permissions) < 2) {
			return audited(target, permissions, Creator.byName(name));
		}
		if (permissions.stream().noneMatch(Permission::isManager)) {
			return audited(target, permissions, Creator.UNKNOWN);
		}
		KnownCreator known = target.creator();
		if (known != null && known.answerId().equals(list.id())) {
			return audited(target, permissions, creator(known.id(), known.name(), permissions));
		}
		return withCreatorLookedUp(target, list.id(), permissions);
	}

	private Reading withCreatorLookedUp(Target target, @Nullable String answerId, List<Permission> permissions)
			throws InterruptedException {
		return this.swr.detail(target)
			.either((detail) -> told(target, answerId, permissions, detail),
					(refusal) -> withoutCreator(target, permissions, refusal));
	}

	/** What was told is worth remembering if it can be told again to whom it belongs. */
	private Reading told(Target target, @Nullable String answerId, List<Permission> permissions,
			RepositoryDetail detail) {
		Creator creator = creator(detail.creatorId(), detail.creatorName(), permissions);
		KnownCreator told = (answerId != null && creator.isKnown())
				? new KnownCreator(answerId, detail.creatorId(), detail.creatorName()) : null;
		return new Reading.Audited(target, permissions, creator, told, this.clock.instant());
	}

	/**
	 * A creator who may not be read, or is not there, stays unknown; any other refusal is
	 * a failure.
	 */
	private Reading withoutCreator(Target target, List<Permission> permissions, Refusal refusal) {
		return switch (refusal.kind()) {
			case NOT_FOUND, FORBIDDEN -> audited(target, permissions, Creator.UNKNOWN);
			case FAILED -> notAudited(target, refusal.afterAnswer(LIST_WAS_READ));
		};
	}

	private static Creator creator(@Nullable String id, @Nullable String name, List<Permission> permissions) {
		if (id != null) {
			return Creator.byId(id, name);
		}
		return (name != null && bearers(name, permissions) < 2) ? Creator.byName(name) : Creator.UNKNOWN;
	}

	private static long bearers(String name, List<Permission> permissions) {
		return permissions.stream().filter((permission) -> name.equals(permission.userName())).count();
	}

	private Reading audited(Target target, List<Permission> permissions, Creator creator) {
		return new Reading.Audited(target, permissions, creator, null, this.clock.instant());
	}

	private Reading notAudited(Target target, Refusal refusal) {
		return new Reading.NotAudited(target, refusal, this.clock.instant());
	}

}
