package dev.swraudit.support;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RandomReview}.
 */
class RandomReviewTests {

	@Test
	void tenNightsHaveEveryKindOfRow() {
		RandomReview nights = new RandomReview(20261102);
		ReviewOptions.tenNights().forEach(nights::next);
		Set<String> expected = new TreeSet<>(List.of("exit 0", "exit 2", "exit 3", "exit 5", "matched by id active",
				"matched by id disabled", "matched by id left", "matched by name active", "matched by name disabled",
				"matched by name left", "/movement/reopened", "/movement/accepted", "/movement/resolved",
				"/review/kept", "/review/accepted", "/review/toRevoke", "/review/undecided", "/review/overdue",
				"/review/revoked", "/review/lowered", "/review/endedOtherwise"));
		for (String rule : List.of("inactive-user", "unknown-user")) {
			for (String kind : List.of("NEW ", "EXISTING ", "REOPENED ", "UNVERIFIED ", "RESOLVED REVOKED",
					"RESOLVED HOLDER_ACTIVE", "RESOLVED OBJECT_GONE")) {
				expected.add(rule + " " + kind);
			}
		}
		for (String file : List.of("repositories.csv", "organizations.csv")) {
			for (String outcome : List.of("FORBIDDEN", "FAILED", "NOT_FOUND")) {
				expected.add(file + " " + outcome);
				expected.add(file + " " + outcome + " accepted");
			}
		}
		assertThat(nights.seen()).containsAll(expected);
	}

}
