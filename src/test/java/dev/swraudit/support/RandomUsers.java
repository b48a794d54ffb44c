package dev.swraudit.support;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

import dev.swraudit.support.AccountWorld.Grant;
import org.jspecify.annotations.Nullable;

/**
 * Random users and their entries in access lists. A user has up to three names, some
 * names belong to two users, and some users have none.
 */
final class RandomUsers {

	/** Names that CSV has to quote or to guard. */
	private static final List<String> UNUSUAL_NAMES = List.of("=cmd()", " +1", "a;-b", "'quoted", "last, first",
			"say \"hi\"", "two\n=lines", "Zoë", "-");

	/** Ids whose order differs between code points and UTF-16, and one to guard. */
	private static final List<String> UNUSUAL_IDS = List.of("\uFF5Euser", "\uD83D\uDE00user", "@user", "1", "10", "Z");

	private static final int USERS = 60;

	private final Random random;

	RandomUsers(Random random) {
		this.random = random;
	}

	/** Returns an entry of a random user, with a random level. */
	Grant grant() {
		int number = this.random.nextInt(USERS);
		String id = (number < UNUSUAL_IDS.size()) ? UNUSUAL_IDS.get(number) : "%032x".formatted(number * 7919L);
		return new Grant(id, nameOf(id), level());
	}

	/** Returns one of the names of a user. */
	@Nullable String nameOf(String id) {
		int number = Math.abs(id.hashCode() % 50);
		if (number == 7) {
			return null;
		}
		if (number < UNUSUAL_NAMES.size()) {
			return UNUSUAL_NAMES.get(number);
		}
		return (this.random.nextInt(5) == 0) ? "alias-%d-of-%d".formatted(this.random.nextInt(2), number)
				: "user-" + number;
	}

	/**
	 * Returns an access list without the caller's own entry, sometimes with two entries
	 * of one user.
	 * @param most the greatest number of users
	 * @param self the caller's own entry, who is sometimes among the others too
	 */
	List<Grant> grants(int most, @Nullable Grant self) {
		List<Grant> grants = new ArrayList<>();
		Set<String> ids = new HashSet<>();
		for (int i = 1 + this.random.nextInt(most); i > 0; i--) {
			Grant grant = grant();
			if (ids.add(grant.userId()) || this.random.nextInt(2) == 0) {
				grants.add(grant);
			}
		}
		if (this.random.nextInt((self != null) ? 2 : 20) == 0) {
			grants.add(new Grant(AccountWorld.CALLER, "robot (as others see it)", level()));
		}
		return grants;
	}

	/** Returns the caller's own entry, or none. */
	@Nullable Grant caller() {
		return (this.random.nextInt(3) == 0) ? new Grant(AccountWorld.CALLER, "robot", level()) : null;
	}

	/** Grants, revokes, raises or lowers one permission. */
	void change(List<Grant> grants) {
		int kind = this.random.nextInt(4);
		if (kind == 0 || grants.isEmpty()) {
			grants.add(grant());
			return;
		}
		Grant grant = grants.remove(this.random.nextInt(grants.size()));
		if (kind > 1) {
			grants.add(grant.withAuth(level()));
		}
	}

	private long level() {
		int number = this.random.nextInt(100);
		if (number < 4) {
			return List.of(15L, 5L, 2L, 8L).get(number);
		}
		return (number < 34) ? 7 : (number < 67) ? 3 : 1;
	}

}
