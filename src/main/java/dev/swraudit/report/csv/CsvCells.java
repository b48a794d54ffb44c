package dev.swraudit.report.csv;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * Writer of the cells of a CSV file, row by row. A failure is an
 * {@link UncheckedIOException}, because callbacks write the rows.
 */
public final class CsvCells {

	private final CsvWriter csv;

	private final CsvEncoder encoder;

	CsvCells(CsvWriter csv, CsvEncoder encoder) {
		this.csv = csv;
		this.encoder = encoder;
	}

	/** Adds untrusted text; null becomes an empty cell. */
	public CsvCells text(@Nullable String text) {
		return add(this.encoder.text(text));
	}

	/** Adds a number, date, flag or constant; null becomes an empty cell. */
	public CsvCells value(@Nullable Object value) {
		return add(CsvEncoder.plain(Objects.toString(value, "")));
	}

	/** Adds empty cells. */
	public CsvCells empty(int number) {
		for (int i = 0; i < number; i++) {
			value(null);
		}
		return this;
	}

	/** Ends the row. */
	public void end() {
		try {
			this.csv.end();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private CsvCells add(byte[] cell) {
		try {
			this.csv.add(cell);
			return this;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
