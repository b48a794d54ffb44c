package dev.swraudit.decision;

import java.time.LocalDate;

/**
 * Rows for tests.
 */
final class DecisionRows {

	static final String FINGERPRINT = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

	static final String OTHER_FINGERPRINT = "f".repeat(64);

	private DecisionRows() {
	}

	/** Returns a row of {@code review.csv} with these cells. */
	static DecisionRow row(long line, String fingerprint, String cells) {
		String[] texts = cells.split(",", -1);
		return DecisionParser.row("review.csv", line,
				new DecisionCells(texts[0], texts[1], texts[2], texts[3], texts[4], texts[5], texts[6], fingerprint));
	}

	static LocalDate date(String text) {
		return LocalDate.parse(text);
	}

}
