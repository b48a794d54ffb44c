package dev.swraudit.target;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.opencsv.RFC4180Parser;
import org.jspecify.annotations.Nullable;

/**
 * A CSV file by RFC 4180, read row by row in constant memory.
 */
public final class CsvFile implements Closeable {

	private final String name;

	private final PhysicalLines lines;

	private final RFC4180Parser parser = new RFC4180Parser();

	private CsvFile(String name, PhysicalLines lines) {
		this.name = name;
		this.lines = lines;
	}

	/**
	 * Opens the file, which messages call by the given name.
	 * @throws InputFileException if it can't be read
	 */
	public static CsvFile open(Path file, String name) {
		return new CsvFile(name, new PhysicalLines(InputFile.open(file, name)));
	}

	/**
	 * The rows that are left, in the order of the file; see {@link #next()}.
	 */
	Stream<CsvRow> rows() {
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
	 * The next row, lines of white space alone passed over; {@code null} at the end.
	 * @throws InputFileException if a quoted cell is never closed, or the file can't be
	 * read any further
	 */
	public @Nullable CsvRow next() {
		try {
			PhysicalLine line = this.lines.next();
			while (line != null && line.isBlank()) {
				line = this.lines.next();
			}
			return (line != null) ? rowFrom(line) : null;
		}
		catch (IOException ex) {
			throw new InputFileException(this.name, "can't be read (" + ex.getMessage() + ")");
		}
	}

	private CsvRow rowFrom(PhysicalLine first) throws IOException {
		if (first.text().indexOf('"') < 0) {
			return row(first.number(), first.text(), first.problem());
		}
		QuotedRow row = new QuotedRow(this.name);
		row.add(first);
		while (row.isOpen()) {
			PhysicalLine line = this.lines.next();
			if (line == null) {
				throw row.neverClosed("");
			}
			row.add(line);
		}
		return row(first.number(), row.text(), row.problem());
	}

	private CsvRow row(long line, String text, @Nullable String problem) throws IOException {
		String[] cells = this.parser.parseLine(text.stripTrailing().replace('\0', '\uFFFD'));
		return new CsvRow(line, Stream.of(cells).map(String::strip).toList(), problem);
	}

	@Override
	public void close() {
		try {
			this.lines.close();
		}
		catch (IOException ex) {
			throw new InputFileException(this.name, "can't be closed (" + ex.getMessage() + ")");
		}
	}

}
