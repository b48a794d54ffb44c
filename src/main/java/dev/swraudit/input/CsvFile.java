package dev.swraudit.input;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.jspecify.annotations.Nullable;

/**
 * CSV file by RFC 4180, read row by row in constant memory. The header decides the
 * separator.
 */
public final class CsvFile implements Closeable {

	/**
	 * Line before the header that only other tools need. The tab of {@code sep=} is
	 * optional because white space is removed.
	 */
	private static final Pattern PREAMBLE = Pattern.compile("(?i)\"?sep=[,;\t]?\"?|\"?#TYPE(\\s.*)?");

	private final String name;

	private final PhysicalLines lines;

	private final CsvHeader header;

	private CsvFile(String name, PhysicalLines lines, KnownColumns known) throws IOException {
		this.name = name;
		this.lines = lines;
		this.header = readHeader(known);
	}

	/**
	 * Opens a file and reads its header.
	 * @param name the name in messages
	 * @throws InputFileException if it cannot be read, or has no header
	 */
	public static CsvFile open(Path file, String name, KnownColumns known) {
		PhysicalLines lines = new PhysicalLines(InputFile.open(file, name));
		try {
			return new CsvFile(name, lines, known);
		}
		catch (IOException ex) {
			close(lines, name);
			throw unreadable(name, ex);
		}
		catch (InputFileException ex) {
			close(lines, name);
			throw ex;
		}
	}

	private CsvHeader readHeader(KnownColumns known) throws IOException {
		List<PhysicalLine> first = new ArrayList<>();
		PhysicalLine line = this.lines.next();
		while (line != null && isSkipped(line)) {
			line = this.lines.next();
		}
		while (line != null) {
			first.add(line);
			// A quoted cell may hold line breaks.
			line = (isOpen(first) && first.size() < QuotedRow.MAX_LINES) ? this.lines.next() : null;
		}
		if (first.isEmpty()) {
			throw new InputFileException(this.name, "no header; " + known.needed());
		}
		String text = first.stream().map(PhysicalLine::text).collect(Collectors.joining("\n"));
		Separator separator = Separator.of(text, known.names());
		boolean named = Separator.columnsIn(text, separator.character(), known.names()) > 0;
		// Without a known column, its quotes may belong to another separator.
		CsvRow row = named ? row(first, separator) : unquoted(first.get(0), separator);
		return new CsvHeader(this.name, row, separator, known);
	}

	/** Returns whether a line is skipped before the header: blank, or for other tools. */
	private static boolean isSkipped(PhysicalLine line) {
		boolean blank = line.text().chars().allMatch((c) -> c == ',' || c == ';' || WhiteSpace.is((char) c));
		return !line.cut() && (blank || PREAMBLE.matcher(WhiteSpace.strip(line.text())).matches());
	}

	private static boolean isOpen(List<PhysicalLine> lines) {
		return lines.stream().flatMapToInt((line) -> line.text().chars()).filter((c) -> c == '"').count() % 2 == 1;
	}

	/** Returns the header. */
	public CsvHeader header() {
		return this.header;
	}

	/**
	 * Returns the remaining rows in file order; see {@link #next()}.
	 */
	public Stream<CsvRow> rows() {
		return StreamSupport.stream(new Spliterators.AbstractSpliterator<CsvRow>(Long.MAX_VALUE, Spliterator.ORDERED) {

			@Override
			public boolean tryAdvance(Consumer<? super CsvRow> action) {
				CsvRow row = next();
				if (row != null) {
					action.accept(row);
				}
				return row != null;
			}

		}, false);
	}

	/**
	 * Returns the next row below the header; {@code null} at the end. Skips rows of blank
	 * cells.
	 * @throws InputFileException if a quoted cell is never closed, or reading fails
	 */
	public @Nullable CsvRow next() {
		try {
			for (PhysicalLine line = this.lines.next(); line != null; line = this.lines.next()) {
				CsvRow row = row(List.of(line), this.header.separator());
				if (!row.isBlank()) {
					return row;
				}
			}
			return null;
		}
		catch (IOException ex) {
			throw unreadable(this.name, ex);
		}
	}

	/** Returns the row that starts with these lines; reads on while a quote is open. */
	private CsvRow row(List<PhysicalLine> begun, Separator separator) throws IOException {
		PhysicalLine first = begun.get(0);
		if (first.text().indexOf('"') < 0) {
			return unquoted(first, separator);
		}
		QuotedRow row = new QuotedRow(this.name, separator);
		row.add(first);
		for (int i = 1; row.isOpen(); i++) {
			PhysicalLine line = (i < begun.size()) ? begun.get(i) : this.lines.next();
			if (line == null) {
				throw row.neverClosed("");
			}
			row.add(line);
		}
		return row.end();
	}

	private static CsvRow unquoted(PhysicalLine line, Separator separator) {
		return new CsvRow(line.number(), separator.split(line.text()), line.problem(), line.unreadable());
	}

	private static InputFileException unreadable(String name, IOException cause) {
		return new InputFileException(name, "cannot be read (" + cause.getMessage() + ")");
	}

	private static void close(PhysicalLines lines, String name) {
		try {
			lines.close();
		}
		catch (IOException ex) {
			throw new InputFileException(name, "cannot be closed (" + ex.getMessage() + ")");
		}
	}

	@Override
	public void close() {
		close(this.lines, this.name);
	}

}
