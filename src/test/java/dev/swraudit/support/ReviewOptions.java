package dev.swraudit.support;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a night of a review reads, and when it fails.
 *
 * @param people whether there is a people list
 * @param decisions whether decisions are given
 * @param everyGap whether every gap is accepted
 * @param organizations whether grants on organizations are read
 * @param failOn value of {@code audit.fail-on}
 * @param incompleteOn outcomes of {@code audit.incomplete-on}
 */
public record ReviewOptions(Set<String> rules, boolean people, boolean decisions, boolean everyGap,
		boolean organizations, String failOn, Set<String> incompleteOn) {

	private static final Set<String> RULES = Set.of("non-creator-manage", "unrecognised-permission",
			"organization-manage", "organization-write", "public-repository", "shared-repository", "inactive-user",
			"unknown-user");

	private static final Set<String> INCOMPLETE_ON = Set.of("FAILED", "FORBIDDEN", "INVALID");

	private static final Set<String> EVERYTHING = Set.of("FAILED", "FORBIDDEN", "INVALID", "NOT_FOUND");

	private static final ReviewOptions USUAL = new ReviewOptions(RULES, true, true, false, true, "none", INCOMPLETE_ON);

	/** Returns ten nights. People and decisions come after the first one. */
	public static List<ReviewOptions> tenNights() {
		return List.of(new ReviewOptions(RULES, false, false, false, true, "new", INCOMPLETE_ON),
				new ReviewOptions(RULES, true, true, false, true, "new", EVERYTHING), USUAL,
				new ReviewOptions(RULES, true, true, true, true, "none", EVERYTHING),
				new ReviewOptions(RULES, true, true, false, false, "open", INCOMPLETE_ON),
				new ReviewOptions(without("inactive-user"), true, true, false, true, "none", INCOMPLETE_ON),
				new ReviewOptions(RULES, false, true, true, true, "new", INCOMPLETE_ON),
				new ReviewOptions(RULES, true, true, true, true, "new", EVERYTHING),
				new ReviewOptions(without("non-creator-manage"), true, false, false, true, "open", INCOMPLETE_ON),
				USUAL);
	}

	private static Set<String> without(String rule) {
		return RULES.stream().filter((other) -> !other.equals(rule)).collect(Collectors.toUnmodifiableSet());
	}

}
