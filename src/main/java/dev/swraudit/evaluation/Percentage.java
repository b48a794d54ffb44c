package dev.swraudit.evaluation;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * Percentage such as {@code 10%}.
 *
 * @param percent from 0 to 100
 */
public record Percentage(BigDecimal percent) {

	static final Percentage HALF = new Percentage(BigDecimal.valueOf(50));

	private static final BigDecimal WHOLE = BigDecimal.valueOf(100);

	private static final Pattern TEXT = Pattern.compile("\\d{1,3}(\\.\\d{1,6})?%");

	/**
	 * Parses a percentage. Spring calls this method to convert settings.
	 * @throws IllegalArgumentException if the text is not a percentage
	 */
	public static Percentage valueOf(String text) {
		String stripped = text.strip();
		if (!TEXT.matcher(stripped).matches()) {
			throw new IllegalArgumentException("not a percentage");
		}
		BigDecimal percent = new BigDecimal(stripped.substring(0, stripped.length() - 1));
		if (percent.compareTo(WHOLE) > 0) {
			throw new IllegalArgumentException("more than 100%");
		}
		return new Percentage(percent);
	}

	/** Returns whether the percentage is 100%. */
	boolean isWhole() {
		return this.percent.compareTo(WHOLE) == 0;
	}

	/** Returns the text without trailing zeros, such as {@code 10%}. */
	public String text() {
		return this.percent.stripTrailingZeros().toPlainString() + "%";
	}

	/** Returns whether a part is more than this percentage of a whole. */
	boolean isExceededBy(long part, long whole) {
		return BigDecimal.valueOf(part)
			.movePointRight(2)
			.compareTo(BigDecimal.valueOf(whole).multiply(this.percent)) > 0;
	}

}
