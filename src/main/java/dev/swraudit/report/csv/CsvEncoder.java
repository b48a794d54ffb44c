package dev.swraudit.report.csv;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

import dev.swraudit.input.FormulaGuard;
import org.jspecify.annotations.Nullable;

/**
 * Cells of a CSV file as its bytes: by RFC 4180, quoted only where needed.
 *
 * @param formulaGuard whether text that a spreadsheet would run is prefixed
 */
record CsvEncoder(boolean formulaGuard) {

	/** The two cells of an account, id and name, where there is none. */
	static final byte[] NO_ACCOUNT = join(new byte[0], new byte[0]);

	/** A cell of text that the service or the input supplied; null is an empty one. */
	byte[] text(@Nullable String text) {
		return plain((text != null && this.formulaGuard) ? FormulaGuard.guard(text) : text);
	}

	/** A run of two cells of such text. */
	byte[] cells(@Nullable String one, @Nullable String other) {
		return join(text(one), text(other));
	}

	/** Cells, or runs of cells, as one run. */
	static byte[] join(byte[]... cells) {
		ByteArrayOutputStream joined = new ByteArrayOutputStream();
		for (int i = 0; i < cells.length; i++) {
			if (i > 0) {
				joined.write(',');
			}
			joined.writeBytes(cells[i]);
		}
		return joined.toByteArray();
	}

	/** A cell of a number, or of words of our own. */
	static byte[] plain(@Nullable String text) {
		String cell = (text != null) ? text : "";
		return (needsQuotes(cell) ? '"' + cell.replace("\"", "\"\"") + '"' : cell).getBytes(StandardCharsets.UTF_8);
	}

	private static boolean needsQuotes(String text) {
		for (int i = 0; i < text.length(); i++) {
			char character = text.charAt(i);
			if (character == ',' || character == '"' || character == '\n' || character == '\r') {
				return true;
			}
		}
		return false;
	}

}
