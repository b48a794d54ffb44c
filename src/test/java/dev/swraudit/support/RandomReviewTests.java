package dev.swraudit.support;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

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

	@Test
	void expectedNumbersAddUp() {
		for (long seed = 1; seed <= 6; seed++) {
			RandomReview nights = new RandomReview(seed);
			for (ReviewOptions night : ReviewOptions.tenNights()) {
				Map<String, Long> numbers = nights.next(night).expected().numbers();
				assertThat(sum(numbers, "/review/kept", "/review/accepted", "/review/toRevoke", "/review/undecided"))
					.isEqualTo(numbers.get("/review/findings"))
					.isEqualTo(sum(numbers, "/findings/state/OPEN", "/findings/state/ACCEPTED"));
				assertThat(sum(numbers, "/movement/openBefore", "/movement/new", "/movement/reopened"))
					.isEqualTo(sum(numbers, "/movement/open", "/movement/resolved", "/movement/accepted"));
			}
		}
	}

	private static long sum(Map<String, Long> numbers, String... names) {
		return Stream.of(names).mapToLong((name) -> numbers.getOrDefault(name, 0L)).sum();
	}

}
