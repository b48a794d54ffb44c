package dev.swraudit.decision;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.swraudit.input.CsvDate;
import dev.swraudit.input.FormulaGuard;
import dev.swraudit.input.WhiteSpace;
import org.dhatim.fastexcel.reader.Cell;

/**
 * Cell of a workbook as text.
 *
 * @param date1904 whether days are counted from 1904
 */
record SheetCell(Cell cell, boolean date1904) {

	private static final LocalDate DAY_0 = LocalDate.of(1899, 12, 30);

	private static final LocalDate DAY_0_FROM_1904 = LocalDate.of(1904, 1, 1);

	/** A day before March 1900 has another number, because Excel counts February 29. */
	private static final int FIRST_DAY = 61;

	/** December 31, 9999. */
	private static final int LAST_DAY = 2_958_465;

	private static final int MAX_DIGITS = 30;

	private static final Pattern ENCODED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

	/**
	 * Returns the text. The number of a date is an ISO date; a time of day is dropped.
	 */
	String text(DecisionColumn column) {
		Object value = Objects.requireNonNullElse(this.cell.getValue(), "");
		if (value instanceof BigDecimal number) {
			return (column.isDate() ? date(number) : Optional.<String>empty()).orElseGet(() -> plain(number));
		}
		String text = (value instanceof Boolean) ? value.toString().toUpperCase(Locale.ROOT) : value.toString();
		return FormulaGuard.unguard(WhiteSpace.strip(decoded(text)));
	}

	/** Decodes the form that spreadsheets give to characters that XML does not allow. */
	private static String decoded(String text) {
		return ENCODED.matcher(text)
			.replaceAll((match) -> Matcher
				.quoteReplacement(Character.toString((char) Integer.parseInt(match.group(1), 16))));
	}

	/** Returns the reason why the cell cannot be used, if there is one. */
	Optional<String> problem(DecisionColumn column) {
		if (this.cell.getFormula() != null) {
			return Optional.of(column.text() + " is a formula; type the value");
		}
		return switch (this.cell.getType()) {
			case BOOLEAN -> Optional.of(column.text() + " is a truth value; type the text");
			case ERROR -> Optional.of(column.text() + " is an error value; type the value");
			case NUMBER, STRING, FORMULA, EMPTY -> Optional.empty();
		};
	}

	private Optional<String> date(BigDecimal number) {
		double day = number.doubleValue();
		boolean valid = day >= (this.date1904 ? 0 : FIRST_DAY) && day < LAST_DAY + 1;
		return valid ? Optional.of((this.date1904 ? DAY_0_FROM_1904 : DAY_0).plusDays((long) day).toString())
			.filter((text) -> CsvDate.parse(text).isPresent()) : Optional.empty();
	}

	/** Returns a number without exponent, unless that would be very long. */
	private static String plain(BigDecimal number) {
		boolean small = Math.abs((long) number.scale()) <= MAX_DIGITS;
		return small ? number.toPlainString() : number.toString();
	}

}
