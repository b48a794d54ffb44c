package dev.swraudit.decision;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

import dev.swraudit.input.InputFileException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;

/**
 * ZIP archive of an {@code .xlsx} workbook, checked before the workbook is parsed.
 */
final class WorkbookArchive {

	/** Maximum size of the inflated archive. */
	static final long MAX_BYTES = 1L << 30;

	/** End of the messages about files that are no workbooks. */
	static final String CURE = "; save it as an .xlsx workbook without a password";

	private static final int SIGNATURE_BYTES = 8;

	private static final Pattern WORKBOOK_PART = Pattern.compile("(?i)(?:.*/)?workbook\\d*\\.xml");

	private static final int SETTINGS_BYTES = 1 << 20;

	private static final Pattern DATE_1904 = Pattern
		.compile("<(?:\\w+:)?workbookPr\\s[^>]*\\bdate1904\\s*=\\s*[\"'](?:1|true)[\"']");

	private final String name;

	private final long maxBytes;

	private final Set<String> entries = new HashSet<>();

	private long bytes;

	private boolean date1904;

	private WorkbookArchive(String name, long maxBytes) {
		this.name = name;
		this.maxBytes = maxBytes;
	}

	/**
	 * Checks the archive by inflating all of it, because the sizes in a ZIP directory can
	 * be wrong.
	 * @param name name of the file in messages
	 * @return whether days are counted from 1904, which the library does not recognise in
	 * the form that Excel writes
	 * @throws InputFileException if the file is no archive or too large
	 */
	static boolean check(Path file, String name, long maxBytes) throws IOException {
		requireArchive(file, name);
		WorkbookArchive archive = new WorkbookArchive(name, maxBytes);
		try (ZipFile zip = new ZipFile(file.toFile())) {
			for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements();) {
				archive.read(zip, entries.nextElement());
			}
		}
		return archive.date1904;
	}

	private static void requireArchive(Path file, String name) throws IOException {
		byte[] start;
		try (InputStream in = Files.newInputStream(file)) {
			start = in.readNBytes(SIGNATURE_BYTES);
		}
		boolean complete = start.length == SIGNATURE_BYTES;
		if (complete && ReadableWorkbook.isOLE2Header(start)) {
			throw new InputFileException(name, "is an old .xls workbook, or has a password" + CURE);
		}
		if (!complete || !ReadableWorkbook.isOOXMLZipHeader(start)) {
			throw new InputFileException(name, "is not an .xlsx workbook" + CURE);
		}
	}

	private void read(ZipFile zip, ZipEntry entry) throws IOException {
		if (!this.entries.add(entry.getName().toLowerCase(Locale.ROOT))) {
			throw new InputFileException(this.name, "is not an .xlsx workbook, because two parts have one name" + CURE);
		}
		try (InputStream in = zip.getInputStream(entry)) {
			if (WORKBOOK_PART.matcher(entry.getName()).matches()) {
				byte[] settings = in.readNBytes(SETTINGS_BYTES);
				this.date1904 |= DATE_1904.matcher(new String(settings, StandardCharsets.UTF_8)).find();
				count(settings.length);
			}
			byte[] buffer = new byte[1 << 16];
			for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
				count(read);
			}
		}
	}

	private void count(int read) {
		this.bytes += read;
		if (this.bytes > this.maxBytes) {
			throw new InputFileException(this.name, "is too large; a workbook may have " + this.maxBytes
					+ " bytes when it is unpacked; split it into several files");
		}
	}

}
