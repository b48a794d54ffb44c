package dev.swraudit.people;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Index of the user ids that bear a name. Names are compared exactly.
 */
public final class NameBearers {

	private final Map<String, String> firstBearers = new HashMap<>();

	private final Set<String> ambiguous = new HashSet<>();

	/** Adds a name of a user. Ignores an empty name. */
	public void add(String userId, String userName) {
		if (userName.isEmpty()) {
			return;
		}
		String first = this.firstBearers.putIfAbsent(userName, userId);
		if (first != null && !first.equals(userId)) {
			this.ambiguous.add(userName);
		}
	}

	/**
	 * Returns the id that bears a name; null if none does, or several do.
	 */
	public @Nullable String onlyBearer(String userName) {
		return isAmbiguous(userName) ? null : this.firstBearers.get(userName);
	}

	/** Returns whether several ids bear a name. */
	public boolean isAmbiguous(String userName) {
		return this.ambiguous.contains(userName);
	}

}
