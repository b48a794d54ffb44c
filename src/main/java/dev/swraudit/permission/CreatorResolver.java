package dev.swraudit.permission;

import java.util.List;

import dev.swraudit.access.AccessList;
import org.jspecify.annotations.Nullable;

/**
 * Resolves the creator of a repository. With managers, only the id of the detail call
 * counts, because the granting client supplies a grantee's name, and a grantee with the
 * creator's name would not be reported. Without managers, the name in the access list is
 * enough.
 *
 * @param name the creator's name in the access list; null if there is none
 * @param permissions the flattened access list
 */
public record CreatorResolver(@Nullable String name, List<Permission> permissions) {

	public static CreatorResolver of(AccessList list, List<Permission> permissions) {
		String name = list.creatorName();
		return new CreatorResolver((name == null || name.isEmpty()) ? null : name, permissions);
	}

	/** Returns whether the detail call is needed. */
	boolean needsLookUp() {
		return this.permissions.stream().anyMatch(Permission::isManager);
	}

	/** Returns the creator of a repository without managers. */
	public Creator withoutLookUp() {
		return (this.name != null && countHolders(this.name) < 2) ? Creator.byName(this.name) : Creator.UNKNOWN;
	}

	/**
	 * Returns the creator of a repository with managers.
	 * @param id the creator's id in the detail; null if there is none
	 * @param detailName the creator's name in the detail; null if there is none
	 */
	Creator byLookUp(@Nullable String id, @Nullable String detailName) {
		if (id != null) {
			return Creator.byId(id, detailName);
		}
		String shown = (this.name != null) ? this.name : detailName;
		return (shown != null) ? Creator.byUnconfirmedName(shown) : Creator.UNKNOWN;
	}

	private long countHolders(String name) {
		return this.permissions.stream().filter((permission) -> name.equals(permission.userName())).count();
	}

}
