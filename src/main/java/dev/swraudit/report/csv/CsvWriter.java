package dev.swraudit.report.csv;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Buffered writer of CSV lines made of encoded cells.
 */
final class CsvWriter {

	private static final int BUFFER = 1 << 16;

	private final OutputStream out;

	private final byte[] buffer = new byte[BUFFER];

	private int length;

	private boolean begun;

	private long lines;

	CsvWriter(OutputStream out) {
		this.out = out;
	}

	/** Adds one or more encoded cells to the current line. */
	CsvWriter add(byte[] cells) throws IOException {
		if (this.begun) {
			put((byte) ',');
		}
		this.begun = true;
		if (cells.length > BUFFER - this.length) {
			flush();
		}
		if (cells.length > BUFFER) {
			this.out.write(cells);
			return this;
		}
		System.arraycopy(cells, 0, this.buffer, this.length, cells.length);
		this.length += cells.length;
		return this;
	}

	/** Ends the current line. */
	void end() throws IOException {
		put((byte) '\n');
		this.begun = false;
		this.lines++;
	}

	private void put(byte character) throws IOException {
		if (this.length == BUFFER) {
			flush();
		}
		this.buffer[this.length++] = character;
	}

	/** Returns the number of complete lines. */
	long lines() {
		return this.lines;
	}

	/** Writes the buffered bytes. */
	void flush() throws IOException {
		this.out.write(this.buffer, 0, this.length);
		this.length = 0;
	}

}
