package dev.swraudit.input;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * Encoding of an input file. The byte order mark decides; it stays in the text as white
 * space.
 */
enum FileEncoding {

	UTF_8("UTF-8", StandardCharsets.UTF_8, 1),

	UTF_16LE("UTF-16", StandardCharsets.UTF_16LE, 2),

	UTF_16BE("UTF-16", StandardCharsets.UTF_16BE, 2);

	/** End of every message about unreadable text. */
	static final String CURE = "; save the file as UTF-8, or as UTF-16 with a byte order mark";

	private static final int FIRST_OF_MARK = 0xFE;

	private static final int SECOND_OF_MARK = 0xFF;

	private final String text;

	private final Charset charset;

	private final int unit;

	FileEncoding(String text, Charset charset, int unit) {
		this.text = text;
		this.charset = charset;
		this.unit = unit;
	}

	/** Returns the encoding of a file that begins with these bytes. */
	static FileEncoding of(byte[] start, int length) {
		int first = (length > 1) ? Byte.toUnsignedInt(start[0]) : 0;
		int second = (length > 1) ? Byte.toUnsignedInt(start[1]) : 0;
		if (first == FIRST_OF_MARK && second == SECOND_OF_MARK) {
			return UTF_16BE;
		}
		return (first == SECOND_OF_MARK && second == FIRST_OF_MARK) ? UTF_16LE : UTF_8;
	}

	/** Returns the name in messages. */
	String text() {
		return this.text;
	}

	/** Returns the number of bytes of a line feed. */
	int unit() {
		return this.unit;
	}

	/** Returns whether a line feed starts at a position, a multiple of the unit. */
	boolean isLineFeed(byte[] bytes, int position, int limit) {
		return switch (this) {
			case UTF_8 -> bytes[position] == '\n';
			case UTF_16LE -> bytes[position] == '\n' && position + 1 < limit && bytes[position + 1] == 0;
			case UTF_16BE -> bytes[position] == 0 && position + 1 < limit && bytes[position + 1] == '\n';
		};
	}

	/** Decodes bytes to text, with U+FFFD for invalid ones. */
	String decode(byte[] bytes, int length) {
		return new String(bytes, 0, length, this.charset);
	}

	/** Returns whether all bytes are valid. */
	boolean isValid(byte[] bytes, int length) {
		try {
			this.charset.newDecoder().decode(ByteBuffer.wrap(bytes, 0, length));
			return true;
		}
		catch (CharacterCodingException ex) {
			return false;
		}
	}

}
