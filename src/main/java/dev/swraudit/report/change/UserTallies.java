package dev.swraudit.report.change;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.swraudit.permission.CodePointOrder;

/**
 * Findings that changed in the same way, counted by user.
 */
final class UserTallies {

	private static final Comparator<UserTally> MOST_FIRST = Comparator.comparingLong(UserTally::findings)
		.reversed()
		.thenComparing(UserTally::userId, CodePointOrder::compareText);

	private final Map<String, UserTally> byUser = new HashMap<>();

	private final int objects;

	private long findings;

	/**
	 * Creates tallies.
	 * @param objects maximum number of objects, and of organizations, of each user
	 */
	UserTallies(int objects) {
		this.objects = objects;
	}

	/** Adds a finding. Findings are added in the order of their row ids. */
	void add(ChangedFinding finding) {
		this.byUser.computeIfAbsent(finding.userId(), (user) -> new UserTally(user, this.objects)).add(finding);
		this.findings++;
	}

	/** Returns the first users, those with the most findings first. */
	List<UserTally> first(int users) {
		return this.byUser.values().stream().sorted(MOST_FIRST).limit(users).toList();
	}

	/** Returns the number of users. */
	long users() {
		return this.byUser.size();
	}

	/** Returns the number of findings. */
	long findings() {
		return this.findings;
	}

}
