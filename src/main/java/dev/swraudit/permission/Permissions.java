package dev.swraudit.permission;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.swraudit.access.AccessList;

/**
 * Flattens an access list: one permission a user, ordered by user id.
 */
final class Permissions {

	private Permissions() {
	}

	/**
	 * Merges the entries of each user: the highest {@code auth} with the name beside it
	 * (the first of equals), self if any entry was.
	 */
	static List<Permission> of(AccessList list) {
		Map<String, Permission> byUser = new HashMap<>();
		for (AccessList.Grant grant : list.grants()) {
			Permission permission = new Permission(grant.userId(), grant.userName(), grant.auth(), grant.self());
			byUser.merge(grant.userId(), permission, Permissions::merge);
		}
		return sorted(byUser.values());
	}

	private static Permission merge(Permission first, Permission second) {
		Permission highest = (second.auth() > first.auth()) ? second : first;
		boolean self = first.self() || second.self();
		return (highest.self() == self) ? highest
				: new Permission(highest.userId(), highest.userName(), highest.auth(), self);
	}

	private static List<Permission> sorted(Collection<Permission> permissions) {
		List<Permission> sorted = new ArrayList<>(permissions);
		sorted.sort((one, other) -> CodePointOrder.compareText(one.userId(), other.userId()));
		return sorted;
	}

}
