package dev.swraudit.permission;

import java.time.Instant;
import java.util.List;

import dev.swraudit.access.AccessList.Grant;
import dev.swraudit.access.SwrFailure;
import dev.swraudit.ledger.KnownCreator;
import dev.swraudit.ledger.Outcome;
import dev.swraudit.ledger.Target;
import org.jspecify.annotations.Nullable;

/**
 * Result of fetching a target.
 */
public sealed interface FetchResult {

	/** Returns the target. */
	Target target();

	/** Returns the time of the last response. */
	Instant readAt();

	/** Returns the outcome to store. */
	Outcome outcome();

	/**
	 * Returns whether SWR answered the access call, with a list or an error code of SWR.
	 * From then on the scope keeps its endpoint.
	 */
	boolean provesEndpoint();

	/**
	 * The access list was read.
	 *
	 * @param list the flattened list
	 * @param self the unmerged entry of the calling user; null if there was none
	 * @param lookedUp the creator from the detail call to store for later audits; null if
	 * there is none
	 * @param gap the reason why permissions may be missing, in one line; null if the list
	 * is whole
	 */
	record Audited(Target target, PermissionList list, Creator creator, @Nullable Grant self,
			@Nullable KnownCreator lookedUp, @Nullable String gap, Instant readAt) implements FetchResult {

		/** Creates the result of a whole list. */
		public Audited(Target target, PermissionList list, Creator creator, @Nullable Grant self,
				@Nullable KnownCreator lookedUp, Instant readAt) {
			this(target, list, creator, self, lookedUp, null, readAt);
		}

		/** Returns the permissions, one per user, sorted by user id. */
		public List<Permission> permissions() {
			return this.list.permissions();
		}

		@Override
		public Outcome outcome() {
			return Outcome.AUDITED;
		}

		@Override
		public boolean provesEndpoint() {
			return true;
		}

	}

	/**
	 * The permissions of the target could not be read.
	 *
	 * @param provesEndpoint true also if the list was read, but not the creator
	 */
	record NotAudited(Target target, SwrFailure failure, boolean provesEndpoint,
			Instant readAt) implements FetchResult {

		@Override
		public Outcome outcome() {
			return switch (this.failure.kind()) {
				case NOT_FOUND -> Outcome.NOT_FOUND;
				case FORBIDDEN -> Outcome.FORBIDDEN;
				case FAILED, WRONG_ENDPOINT -> Outcome.FAILED;
			};
		}

	}

}
