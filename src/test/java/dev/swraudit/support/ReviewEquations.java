package dev.swraudit.support;

import java.util.ArrayList;
import java.util.List;

import tools.jackson.databind.JsonNode;

/**
 * The equations of {@code summary.json} about the review, checked with its own numbers
 * and the rows of {@code findings.csv}.
 */
public final class ReviewEquations {

	private ReviewEquations() {
	}

	/** Returns the equations that do not hold. */
	public static List<String> broken(JsonNode summary, String findings) {
		List<String> broken = new ArrayList<>();
		JsonNode review = summary.path("review");
		check(broken, "review: findings = kept + accepted + toRevoke + undecided", number(review, "findings"),
				number(review, "kept") + number(review, "accepted") + number(review, "toRevoke")
						+ number(review, "undecided"));
		JsonNode movement = summary.path("movement");
		check(broken, "movement: openBefore + new + reopened - resolved - accepted = open", number(movement, "open"),
				number(movement, "openBefore") + number(movement, "new") + number(movement, "reopened")
						- number(movement, "resolved") - number(movement, "accepted"));
		JsonNode state = summary.at("/findings/state");
		check(broken, "review.findings = OPEN + ACCEPTED", number(review, "findings"),
				number(state, "OPEN") + number(state, "ACCEPTED"));
		check(broken, "movement.open = OPEN", number(movement, "open"), number(state, "OPEN"));
		for (String column : List.of("change", "state", "rule")) {
			JsonNode counts = summary.path("findings").path(column);
			counts.properties()
				.forEach((count) -> check(broken, "findings.%s.%s = rows".formatted(column, count.getKey()),
						count.getValue().asLong(), rows(findings, column, count.getKey())));
		}
		return broken;
	}

	private static long rows(String findings, String column, String value) {
		return CsvDifferences.rows(findings).stream().filter((row) -> value.equals(row.get(column))).count();
	}

	private static long number(JsonNode of, String name) {
		return of.path(name).asLong(-1);
	}

	private static void check(List<String> broken, String equation, long left, long right) {
		if (left != right) {
			broken.add("%s: %d and %d".formatted(equation, left, right));
		}
	}

}
