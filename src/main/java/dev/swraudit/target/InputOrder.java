package dev.swraudit.target;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Target numbers in input order, in bounded memory.
 */
final class InputOrder implements Closeable {

	private static final long SAME_WIDTH = 1_000_000_000_000L;

	private final ExternalLineSorter sorter;

	/**
	 * Creates an order that keeps temporary files in a directory until it is closed.
	 */
	InputOrder(Path directory) throws IOException {
		this.sorter = new ExternalLineSorter(directory);
	}

	/**
	 * Adds a record. Records may come in any order.
	 * @param line the line on which it starts
	 * @param number its number among the targets
	 */
	void add(long line, int number) {
		try {
			this.sorter.add((SAME_WIDTH + line) + "\t" + number);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Passes all records to a consumer, sorted by line, in lists of at most {@code size}.
	 */
	void forEach(int size, Consumer<List<Position>> consumer) throws IOException {
		List<Position> records = new ArrayList<>(size);
		this.sorter.forEachSorted((text) -> {
			records.add(Position.parse(text));
			if (records.size() == size) {
				consumer.accept(records);
				records.clear();
			}
		});
		consumer.accept(records);
	}

	@Override
	public void close() throws IOException {
		this.sorter.close();
	}

	/**
	 * Position of a target in the input.
	 *
	 * @param line the line on which its record starts
	 * @param number its number among the targets
	 */
	record Position(long line, int number) {

		static Position parse(String text) {
			int tab = text.indexOf('\t');
			return new Position(Long.parseLong(text, 0, tab, 10) - SAME_WIDTH,
					Integer.parseInt(text, tab + 1, text.length(), 10));
		}

	}

}
