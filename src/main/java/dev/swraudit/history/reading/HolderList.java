package dev.swraudit.history.reading;

import java.util.List;

import dev.swraudit.organization.PullGrants;
import dev.swraudit.permission.Auth;
import org.jspecify.annotations.Nullable;

/**
 * List of the holders of permissions on an object.
 *
 * @param answerId id in the response of SWR, which changes if the object is deleted and
 * created again; empty if there is none
 */
public record HolderList(String answerId, List<ListHolder> holders) {

	/** List without holders. */
	static final HolderList NOBODY = new HolderList("", List.of());

	/** List of a public repository. */
	static final HolderList EVERYBODY = new HolderList("",
			List.of(new ListHolder(0, PullGrants.EVERYONE.userId(), PullGrants.EVERYONE.userName(), Auth.READ)));

	/** Returns whether the list has a holder other than the calling user. */
	boolean hasOthersThan(@Nullable String caller) {
		return this.holders.stream().anyMatch((holder) -> !holder.userId().equals(caller));
	}

	/** Returns whether the list has a user with a permission. */
	public boolean has(String userId, long auth) {
		return this.holders.stream().anyMatch((holder) -> holder.userId().equals(userId) && holder.auth() == auth);
	}

}
