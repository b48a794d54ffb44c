package dev.swraudit.report.csv;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

import dev.swraudit.input.CsvQuotes;
import dev.swraudit.input.FormulaGuard;
import org.jspecify.annotations.Nullable;

/**
 * Encoder of CSV cells as bytes. Cells follow RFC 4180 and are quoted only where needed.
 *
 * @param formulaGuard whether text that a spreadsheet would evaluate is prefixed
 */
record CsvEncoder(boolean formulaGuard) {

	/** Two empty cells for a missing account: id and name. */
	static final byte[] NO_ACCOUNT = join(new byte[0], new byte[0]);

	/** Encodes untrusted text as a cell; null becomes an empty cell. */
	byte[] text(@Nullable String text) {
		return plain((text != null && this.formulaGuard) ? FormulaGuard.guard(text) : text);
	}

	/** Encodes untrusted texts as two adjacent cells. */
	byte[] cells(@Nullable String one, @Nullable String other) {
		return join(text(one), text(other));
	}

	/** Joins encoded cells with commas. */
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

	/** Encodes a number or constant as a cell. */
	static byte[] plain(@Nullable String text) {
		return CsvQuotes.quote((text != null) ? text : "").getBytes(StandardCharsets.UTF_8);
	}

}
