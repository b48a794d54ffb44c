package dev.swraudit.target;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

/**
 * The physical lines of a UTF-8 file, in memory that does not grow with their length.
 */
final class PhysicalLines implements Closeable {

	/**
	 * So many bytes of a line are read, its line feed not counted; the rest is passed
	 * over.
	 */
	static final int MAX_BYTES = 64 * 1024;

	private final InputStream in;

	private final byte[] buffer = new byte[MAX_BYTES];

	private int position;

	private int limit;

	private final byte[] line = new byte[MAX_BYTES];

	private int length;

	private boolean cut;

	private long number;

	PhysicalLines(InputStream in) {
		this.in = in;
	}

	/**
	 * The next line without its line feed, but with the carriage return before it; a byte
	 * order mark at the start of the file is left out. {@code null} at the end.
	 */
	@Nullable PhysicalLine next() throws IOException {
		if (this.position == this.limit && !fill()) {
			return null;
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

	private boolean fill() throws IOException {
		this.position = 0;
		this.limit = Math.max(0, this.in.read(this.buffer));
		return this.limit > 0;
	}

	/**
	 * Moves buffered bytes to the line, and says whether its line feed was among them.
	 */
	private boolean takeUpToLineFeed() {
		int end = this.position;
		while (end < this.limit && this.buffer[end] != '\n') {
			end++;
		}
		int kept = Math.min(end - this.position, MAX_BYTES - this.length);
		System.arraycopy(this.buffer, this.position, this.line, this.length, kept);
		this.length += kept;
		this.cut |= kept < end - this.position;
		boolean ended = end < this.limit;
		this.position = ended ? end + 1 : end;
		return ended;
	}

	private PhysicalLine decoded() {
		String text = new String(this.line, 0, this.length, StandardCharsets.UTF_8);
		// a replacement character may stand in the file itself
		boolean unreadable = text.indexOf('\uFFFD') >= 0 && !isUtf8();
		boolean marked = this.number == 1 && text.startsWith("\uFEFF");
		return new PhysicalLine(this.number, marked ? text.substring(1) : text, this.cut, unreadable);
	}

	private boolean isUtf8() {
		try {
			StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(this.line, 0, this.length));
			return true;
		}
		catch (CharacterCodingException ex) {
			return false;
		}
	}

	@Override
	public void close() throws IOException {
		this.in.close();
	}

}
