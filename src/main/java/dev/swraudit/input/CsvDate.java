package dev.swraudit.input;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Date in a cell of a CSV file, in ISO form and between the years 1900 and 9999.
 */
public final class CsvDate {

	private static final int EARLIEST_YEAR = 1900;

	private static final int LATEST_YEAR = 9999;

	private CsvDate() {
	}

	/** Returns the date in a cell; empty if the cell is not such a date. */
	public static Optional<LocalDate> parse(String text) {
		try {
			return Optional.of(LocalDate.parse(text))
				.filter((date) -> date.getYear() >= EARLIEST_YEAR && date.getYear() <= LATEST_YEAR);
		}
		catch (DateTimeException ex) {
			return Optional.empty();
		}
	}

	/** Returns the problem of a cell that is not a date. */
	public static String problem(String column, String text) {
		return column + " '" + text + "' is not a date; use the form 2026-12-31";
	}

}
