package dev.swraudit.permission;

import java.util.List;

import dev.swraudit.access.AccessList;
import org.jspecify.annotations.Nullable;

/**
 * How a repository's creator is found: by the name in the access list, if one holder at
 * most bears it; by a look-up where somebody holds Manage; else not at all.
 *
 * @param name the name in the access list; null where there is none
 */
record CreatorChoice(@Nullable String name, List<Permission> permissions) {

	static CreatorChoice of(AccessList list, List<Permission> permissions) {
		String name = list.creatorName();
		return new CreatorChoice((name == null || name.isEmpty()) ? null : name, permissions);
	}

	/** Whether no look-up is needed. */
	boolean isMade() {
		return nameDecides() || this.permissions.stream().noneMatch(Permission::isManager);
	}

	Creator withoutLookUp() {
		return (this.name != null && nameDecides()) ? Creator.byName(this.name) : Creator.UNKNOWN;
	}

	/**
	 * The creator that a look-up tells. Where the list's own name is ambiguous, only an
	 * id decides.
	 */
	Creator byLookUp(@Nullable String id, @Nullable String name) {
		if (id != null) {
			return Creator.byId(id, name);
		}
		boolean byName = name != null && this.name == null && bearers(name) < 2;
		return (name != null && byName) ? Creator.byName(name) : Creator.UNKNOWN;
	}

	private boolean nameDecides() {
		return this.name != null && bearers(this.name) < 2;
	}

	private long bearers(String name) {
		return this.permissions.stream().filter((permission) -> name.equals(permission.userName())).count();
	}

}
