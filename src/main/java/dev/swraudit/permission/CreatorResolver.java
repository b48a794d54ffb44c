package dev.swraudit.permission;

import java.util.List;

import dev.swraudit.access.AccessList;
import org.jspecify.annotations.Nullable;

/**
 * Decides who created a repository. Where somebody is a manager, only the id of the
 * detail call decides, because a grantee's name is whatever the granting client sent: a
 * grantee with the creator's name would otherwise clear itself. Where nobody is a
 * manager, the name in the access list is enough.
 *
 * @param name the creator's name in the access list, null if there is none
 * @param permissions the flattened access list
 */
record CreatorResolver(@Nullable String name, List<Permission> permissions) {

	static CreatorResolver of(AccessList list, List<Permission> permissions) {
		String name = list.creatorName();
		return new CreatorResolver((name == null || name.isEmpty()) ? null : name, permissions);
	}

	/** Returns whether the detail call is needed. */
	boolean needsLookUp() {
		return this.permissions.stream().anyMatch(Permission::isManager);
	}

	/** Returns the creator of a repository that nobody manages. */
	Creator withoutLookUp() {
		return (this.name != null && bearers(this.name) < 2) ? Creator.byName(this.name) : Creator.UNKNOWN;
	}

	/**
	 * Returns the creator of a repository that somebody manages.
	 * @param id the creator's id in the detail, null if there is none
	 * @param detailName the creator's name in the detail, null if there is none
	 */
	Creator byLookUp(@Nullable String id, @Nullable String detailName) {
		if (id != null) {
			return Creator.byId(id, detailName);
		}
		String shown = (this.name != null) ? this.name : detailName;
		return (shown != null) ? Creator.byUnconfirmedName(shown) : Creator.UNKNOWN;
	}

	private long bearers(String name) {
		return this.permissions.stream().filter((permission) -> name.equals(permission.userName())).count();
	}

}
