package dev.swraudit.input;

/**
 * Quotes the cells of written CSV files as in RFC 4180, and only where needed.
 */
public final class CsvQuotes {

	private CsvQuotes() {
	}

	/** Returns a cell, in quotes if it has a comma, a quote or a line end. */
	public static String quote(String cell) {
		return needsQuotes(cell) ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
	}

	private static boolean needsQuotes(String cell) {
		for (int i = 0; i < cell.length(); i++) {
			char character = cell.charAt(i);
			if (character == ',' || character == '"' || character == '\n' || character == '\r') {
				return true;
			}
		}
		return false;
	}

}
