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
 * What one look at a target brought.
 */
public sealed interface FetchResult {

	/** What was looked at. */
	Target target();

	/** When the last answer was read. */
	Instant readAt();

	/** What it means for the ledger. */
	Outcome outcome();

	/**
	 * Whether SWR answered the access call, with a list or with an error code of its own:
	 * from then on the scope keeps its endpoint.
	 */
	boolean provesEndpoint();

	/**
	 * The access list was read.
	 *
	 * @param permissions one a user, ordered by user id
	 * @param self the entry of the calling user, as it was answered; null where there was
	 * none
	 * @param lookedUp the creator from the detail call, to be remembered; null if there
	 * was no such call, or nothing to remember
	 */
	record Audited(Target target, List<Permission> permissions, Creator creator, @Nullable Grant self,
			@Nullable KnownCreator lookedUp, Instant readAt) implements FetchResult {

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
	 * Nothing is known of the target's permissions, for this reason.
	 *
	 * @param provesEndpoint true also where the list was read, but not its creator
	 */
	record NotAudited(Target target, SwrFailure refusal, boolean provesEndpoint,
			Instant readAt) implements FetchResult {

		@Override
		public Outcome outcome() {
			return switch (this.refusal.kind()) {
				case NOT_FOUND -> Outcome.NOT_FOUND;
				case FORBIDDEN -> Outcome.FORBIDDEN;
				case FAILED, WRONG_ENDPOINT -> Outcome.FAILED;
			};
		}

	}

}
