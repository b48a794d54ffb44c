package dev.swraudit.report.review;

import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

import org.dhatim.fastexcel.Workbook;

/**
 * Workbook whose bytes depend on its content alone. fastexcel writes the current time as
 * the creation time, and nothing else that changes, into the part {@code core.xml}. That
 * part is at the end of the file, so the end is held back uncompressed and the time is
 * replaced there, together with the checksum of the part. The sheets are never held back.
 */
final class ReproducibleWorkbook {

	private static final String APPLICATION = "swr-permission-audit";

	private static final Pattern PROPERTIES = Pattern
		.compile("<\\?xml[^>]*\\?><cp:coreProperties .*?</cp:coreProperties>");

	private static final Pattern CREATED = Pattern
		.compile("(?<=<dcterms:created xsi:type=\"dcterms:W3CDTF\">)[^<]{24}");

	/** As long as the time that fastexcel writes. */
	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSX")
		.withZone(ZoneOffset.UTC);

	private ReproducibleWorkbook() {
	}

	/**
	 * Writes a workbook.
	 * @param created creation time of the document
	 * @return the result of the content
	 */
	static long write(OutputStream out, Instant created, Content content) throws IOException {
		HeldEnd end = new HeldEnd(out);
		Workbook workbook = new Workbook(end, APPLICATION, null);
		long result = content.writeTo(workbook);
		workbook.setCompressionLevel(0);
		end.hold();
		workbook.finish();
		out.write(withTime(end.held.toString(StandardCharsets.ISO_8859_1), created)
			.getBytes(StandardCharsets.ISO_8859_1));
		return result;
	}

	/**
	 * Replaces the creation time in the end of a file.
	 * @param end the bytes, one character each
	 */
	private static String withTime(String end, Instant created) {
		String before = find(PROPERTIES, end);
		String after = before.replace(find(CREATED, before), TIME.format(created));
		return end.replace(before, after).replace(checksum(before), checksum(after));
	}

	private static String find(Pattern pattern, String text) {
		Matcher matcher = pattern.matcher(text);
		if (!matcher.find()) {
			throw new IllegalStateException("the workbook has no creation time in the known form");
		}
		return matcher.group();
	}

	/** Returns the checksum of a part as it is stored in a zip file. */
	private static String checksum(String part) {
		CRC32 crc = new CRC32();
		crc.update(part.getBytes(StandardCharsets.ISO_8859_1));
		byte[] stored = ByteBuffer.allocate(Integer.BYTES)
			.order(ByteOrder.LITTLE_ENDIAN)
			.putInt((int) crc.getValue())
			.array();
		return new String(stored, StandardCharsets.ISO_8859_1);
	}

	/**
	 * Content of a workbook.
	 */
	@FunctionalInterface
	interface Content {

		/** Writes and finishes all sheets. */
		long writeTo(Workbook workbook) throws IOException;

	}

	/**
	 * Stream that passes bytes on until the end of the file begins.
	 */
	private static final class HeldEnd extends FilterOutputStream {

		private final ByteArrayOutputStream held = new ByteArrayOutputStream();

		HeldEnd(OutputStream target) {
			super(target);
		}

		void hold() {
			this.out = this.held;
		}

		@Override
		public void write(byte[] bytes, int offset, int length) throws IOException {
			this.out.write(bytes, offset, length);
		}

	}

}
