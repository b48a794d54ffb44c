package dev.swraudit.input;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Separator of the cells of a CSV file.
 */
public enum Separator {

	COMMA(',', "comma", "','"),

	SEMICOLON(';', "semicolon", "';'"),

	TAB('\t', "tab", "a tab");

	/** Allowed separators, for messages. */
	static final String ALLOWED = "comma, semicolon or tab";

	private final char character;

	private final String text;

	private final String quoted;

	Separator(char character, String text, String quoted) {
		this.character = character;
		this.text = text;
		this.quoted = quoted;
	}

	/**
	 * Returns the separator that yields the most known columns in a header; the first one
	 * if several do.
	 * @param columns names in lower case
	 */
	static Separator of(String header, Set<String> columns) {
		Separator best = COMMA;
		for (Separator separator : values()) {
			if (columnsIn(header, separator.character, columns) > columnsIn(header, best.character, columns)) {
				best = separator;
			}
		}
		return best;
	}

	/** Counts the cells that are known columns if the header is split at a separator. */
	static long columnsIn(String header, char separator, Set<String> columns) {
		return split(header, separator).stream()
			.filter((cell) -> columns.contains(WhiteSpace.strip(cell.replace('"', ' ')).toLowerCase(Locale.ROOT)))
			.count();
	}

	/** Splits a line without quotes into cells. */
	List<String> split(String line) {
		return split(line, this.character);
	}

	private static List<String> split(String line, char separator) {
		List<String> cells = new ArrayList<>(4);
		int from = 0;
		for (int to = line.indexOf(separator); to >= 0; to = line.indexOf(separator, from)) {
			cells.add(WhiteSpace.strip(line, from, to));
			from = to + 1;
		}
		cells.add(WhiteSpace.strip(line, from, line.length()));
		return cells;
	}

	public char character() {
		return this.character;
	}

	/** Returns the name, such as {@code comma}. */
	String text() {
		return this.text;
	}

	/** Returns the separator as shown in messages. */
	public String quoted() {
		return this.quoted;
	}

}
