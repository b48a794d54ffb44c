package dev.swraudit.input;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;

import org.jspecify.annotations.Nullable;

/**
 * Reader of the physical lines of a text file, in constant memory.
 */
public final class PhysicalLines implements Closeable {

	/**
	 * Maximum number of bytes of a line, its line feed not counted. Further bytes are
	 * skipped.
	 */
	public static final int MAX_BYTES = 64 * 1024;

	private final InputStream in;

	private final byte[] buffer = new byte[MAX_BYTES];

	private int position;

	private int limit;

	private final byte[] line = new byte[MAX_BYTES];

	private int length;

	private boolean cut;

	private long number;

	private FileEncoding encoding = FileEncoding.UTF_8;

	PhysicalLines(InputStream in) {
		this.in = in;
	}

	/**
	 * Returns the next line without its line feed, but with the carriage return before
	 * it; {@code null} at the end.
	 */
	@Nullable PhysicalLine next() throws IOException {
		if (this.position == this.limit && !fill()) {
			return null;
		}
		if (this.number == 0) {
			this.encoding = FileEncoding.of(this.buffer, this.limit);
		}
		this.length = 0;
		this.cut = false;
		boolean ended;
		do {
			ended = takeUpToLineFeed();
		}
		while (!ended && fill());
		this.number++;
		return decoded();
	}

	/**
	 * Fills the whole buffer, so that only the last unit of the file can be incomplete.
	 */
	private boolean fill() throws IOException {
		this.position = 0;
		this.limit = this.in.readNBytes(this.buffer, 0, MAX_BYTES);
		return this.limit > 0;
	}

	/**
	 * Moves buffered bytes to the line and returns whether the line feed was reached.
	 */
	private boolean takeUpToLineFeed() {
		int end = this.position;
		while (end < this.limit && !this.encoding.isLineFeed(this.buffer, end, this.limit)) {
			end += this.encoding.unit();
		}
		boolean ended = end < this.limit;
		int taken = Math.min(end, this.limit) - this.position;
		int kept = Math.min(taken, MAX_BYTES - this.length);
		System.arraycopy(this.buffer, this.position, this.line, this.length, kept);
		this.length += kept;
		this.cut |= kept < taken;
		this.position = ended ? end + this.encoding.unit() : this.limit;
		return ended;
	}

	private PhysicalLine decoded() {
		String text = this.encoding.decode(this.line, this.length);
		// The file itself may contain replacement characters.
		boolean invalid = text.indexOf('\uFFFD') >= 0 && !this.encoding.isValid(this.line, this.length);
		boolean holdsNul = text.indexOf('\0') >= 0;
		String unreadable = invalid ? "is not valid " + this.encoding.text() : null;
		return new PhysicalLine(this.number, holdsNul ? text.replace('\0', '\uFFFD') : text, this.cut,
				(unreadable == null && holdsNul) ? "contains U+0000" : unreadable);
	}

	@Override
	public void close() throws IOException {
		this.in.close();
	}

}
