package dev.swraudit.input;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

/**
 * Header of a CSV file. Finds columns by name, in any order and case.
 */
public final class CsvHeader {

	private static final Pattern LONE_RETURN = Pattern.compile("\r(?!\n)");

	private final String file;

	private final CsvRow row;

	private final Separator separator;

	private final KnownColumns known;

	/**
	 * Creates a header from the first row.
	 * @throws InputFileException if the row cannot be a header
	 */
	CsvHeader(String file, CsvRow row, Separator separator, KnownColumns known) {
		this.file = file;
		this.row = row;
		this.separator = separator;
		this.known = known;
		if (row.problem() != null) {
			throw problem(row.problem());
		}
		if (row.cells().stream().anyMatch((cell) -> LONE_RETURN.matcher(cell).find())) {
			throw problem("a carriage return inside the header; lines end with LF or CRLF");
		}
	}

	/**
	 * Returns the index of a column.
	 * @param names its name in lower case, and its aliases
	 * @throws InputFileException if the header has none, or several
	 */
	public int column(String... names) {
		return optionalColumn(names).orElseThrow(() -> missing(names[0], Set.of(names[0])));
	}

	/**
	 * Returns the index of a column that the file may lack.
	 * @param names its name in lower case, and its aliases
	 * @throws InputFileException if the header has several
	 */
	public OptionalInt optionalColumn(String... names) {
		int[] columns = IntStream.range(0, size()).filter((column) -> List.of(names).contains(name(column))).toArray();
		if (columns.length > 1) {
			throw problem("the header has " + columns.length + " columns " + names[0] + "; " + this.known.needed());
		}
		return Arrays.stream(columns).findFirst();
	}

	/**
	 * Checks that the header has at least one of several columns.
	 * @param names their names in lower case
	 * @throws InputFileException if it has none of them
	 */
	public void requireAny(String... names) {
		Set<String> columns = Set.of(names);
		if (IntStream.range(0, size()).noneMatch((column) -> columns.contains(name(column)))) {
			throw missing(String.join(" or ", names), columns);
		}
	}

	/**
	 * Checks that all column names are distinct.
	 * @throws InputFileException if two columns have the same name
	 */
	public void requireDistinct() {
		for (int column = 0; column < size(); column++) {
			if (isNamed(column)) {
				column(name(column));
			}
		}
	}

	/**
	 * Checks that every cell of a row has a column. An unquoted separator makes a surplus
	 * cell and shifts all cells after it.
	 * @throws InputFileException if a cell has none
	 */
	public void requireNoSurplus(CsvRow row) {
		for (int column = 0; column < row.cells().size(); column++) {
			boolean unnamed = column >= size() || (!isNamed(column) && !row.cell(column).isEmpty());
			if (unnamed) {
				throw new InputFileException(this.file, row.line(), "cell " + (column + 1) + " '" + row.cell(column)
						+ "' has no column; quote cells that contain the separator");
			}
		}
	}

	/** Returns the number of cells. */
	public int size() {
		return this.row.cells().size();
	}

	/** Returns whether the column has a name. */
	public boolean isNamed(int column) {
		return !this.row.cell(column).isEmpty();
	}

	public Separator separator() {
		return this.separator;
	}

	private String name(int column) {
		return this.row.cell(column).toLowerCase(Locale.ROOT);
	}

	private InputFileException missing(String column, Set<String> names) {
		String cause = cause(names);
		return problem(
				"the header has no column " + column + ((cause != null) ? ": " + cause : "; " + this.known.needed()));
	}

	/** Returns the likely reason why none of the columns is found, or null. */
	private @Nullable String cause(Set<String> columns) {
		if (this.row.unreadable() != null) {
			return "the line " + this.row.unreadable() + FileEncoding.CURE;
		}
		String text = String.join(Character.toString(this.separator.character()), this.row.cells());
		String named = text.startsWith("sep=") ? text.substring("sep=".length()) : "";
		String separator = named + text.chars()
			.filter((character) -> !Character.isLetterOrDigit(character) && character != '_' && character != '"')
			.filter((character) -> Separator.columnsIn(text, (char) character, columns) > 0)
			.mapToObj(Character::toString)
			.findFirst()
			.orElse("");
		return separator.isEmpty() ? null : "the separator is '" + separator + "'; use " + Separator.ALLOWED;
	}

	private InputFileException problem(String what) {
		return new InputFileException(this.file, this.row.line(), what);
	}

}
