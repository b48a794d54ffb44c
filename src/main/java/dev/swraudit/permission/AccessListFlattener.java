package dev.swraudit.permission;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.swraudit.access.AccessList;

/**
 * Flattens an access list to one permission per user, sorted by user id.
 */
public final class AccessListFlattener {

	private static final Comparator<Permission> BY_POWER = Comparator.comparing(Permission::isManager)
		.thenComparing(Permission::auth);

	private AccessListFlattener() {
	}

	/**
	 * Merges the entries of each user. A manager entry wins, then the highest
	 * {@code auth}, then the first entry, the caller's own before the others. The name is
	 * that of the winning entry. The user is the caller if any entry is the caller's.
	 */
	public static List<Permission> of(AccessList list) {
		Map<String, Permission> byUser = new HashMap<>();
		for (AccessList.Grant grant : list.grants()) {
			Permission permission = new Permission(grant.userId(), grant.userName(), grant.auth(), grant.self());
			byUser.merge(grant.userId(), permission, AccessListFlattener::merge);
		}
		return sorted(byUser.values());
	}

	private static Permission merge(Permission first, Permission second) {
		Permission winner = (BY_POWER.compare(second, first) > 0) ? second : first;
		boolean self = first.self() || second.self();
		return (winner.self() == self) ? winner
				: new Permission(winner.userId(), winner.userName(), winner.auth(), self);
	}

	private static List<Permission> sorted(Collection<Permission> permissions) {
		List<Permission> sorted = new ArrayList<>(permissions);
		sorted.sort((one, other) -> CodePointOrder.compareText(one.userId(), other.userId()));
		return sorted;
	}

}
