package dev.swraudit.permission;

import java.util.List;
import java.util.Objects;
import java.util.UUID;

import dev.swraudit.input.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * Flattened access list as a value: two readings of an object with equal permissions have
 * equal lists, unless the object was deleted and created again.
 *
 * @param answerId id in the answer of SWR; empty if there was none
 * @param permissions one per user, sorted by user id
 * @param digest digest of the users, their names and permissions
 */
public record PermissionList(String answerId, List<Permission> permissions, UUID digest) {

	/** Empty list without an id. */
	public static final PermissionList EMPTY = of(null, List.of());

	/**
	 * Creates a list.
	 * @param answerId id in the answer of SWR; null if there was none
	 * @param permissions one per user, sorted by user id
	 */
	public static PermissionList of(@Nullable String answerId, List<Permission> permissions) {
		return new PermissionList(Objects.requireNonNullElse(answerId, ""), permissions, digest(permissions));
	}

	/** SWR's texts never contain U+0000, so different lists have different texts. */
	private static UUID digest(List<Permission> permissions) {
		StringBuilder text = new StringBuilder();
		for (Permission permission : permissions) {
			text.append(permission.userId())
				.append('\0')
				.append(Objects.requireNonNullElse(permission.userName(), ""))
				.append('\0')
				.append(permission.auth())
				.append('\0');
		}
		return Sha256.uuid(text.toString());
	}

	/** Returns the number of permissions. */
	public int size() {
		return this.permissions.size();
	}

}
