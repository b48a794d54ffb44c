package dev.swraudit.target;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.function.Consumer;
import java.util.stream.Stream;

import dev.swraudit.target.NumberedRecord.Duplicate;
import dev.swraudit.target.NumberedRecord.Invalid;
import dev.swraudit.target.NumberedRecord.Pending;
import org.jspecify.annotations.Nullable;

/**
 * Sorts and numbers targets by namespace, then by repository, in code point order: the
 * order in which they are stored and published.
 */
public final class TargetSorter {

	private final Path directory;

	/**
	 * Creates a sorter that needs about 32 MB of memory for any size of the input.
	 * @param directory an existing directory for temporary files, which are deleted
	 * afterwards
	 */
	public TargetSorter(Path directory) {
		this.directory = directory;
	}

	/**
	 * Passes each record to the ledger once: first the invalid records in input order,
	 * then the sorted targets, each followed by its duplicates in input order.
	 * @throws IOException if a temporary file cannot be written or read
	 */
	public void deliver(Stream<InputRecord> records, Consumer<? super NumberedRecord> ledger) throws IOException {
		try (ExternalLineSorter sorter = new ExternalLineSorter(this.directory)) {
			for (Iterator<InputRecord> each = records.iterator(); each.hasNext();) {
				InputRecord record = each.next();
				if (record.problem() == null) {
					sorter.add(SortKey.of(record).text());
				}
				else {
					ledger.accept(invalid(record, record.problem()));
				}
			}
			Numbering numbering = new Numbering(ledger);
			sorter.forEachSorted((text) -> numbering.accept(SortKey.parse(text)));
		}
	}

	private static Invalid invalid(InputRecord record, String problem) {
		return new Invalid(record.line(), record.namespace(), record.repository(), problem);
	}

	/**
	 * Sort key of a target: text that sorts by namespace, repository and line, because
	 * the tab precedes every character of a name and all numbers have the same width.
	 */
	private record SortKey(String namespace, String repository, long line) {

		private static final long SAME_WIDTH = 1_000_000_000_000_000L;

		static SortKey of(InputRecord record) {
			return new SortKey(record.namespace(), record.repository(), record.line());
		}

		static SortKey parse(String text) {
			int first = text.indexOf('\t');
			int second = text.indexOf('\t', first + 1);
			return new SortKey(text.substring(0, first), text.substring(first + 1, second),
					Long.parseLong(text, second + 1, text.length(), 10) - SAME_WIDTH);
		}

		String text() {
			return this.namespace + '\t' + this.repository + '\t' + (SAME_WIDTH + this.line);
		}

		boolean names(Pending target) {
			return this.namespace.equals(target.namespace()) && this.repository.equals(target.repository());
		}

	}

	private static final class Numbering implements Consumer<SortKey> {

		private final Consumer<? super NumberedRecord> ledger;

		private @Nullable Pending last;

		Numbering(Consumer<? super NumberedRecord> ledger) {
			this.ledger = ledger;
		}

		@Override
		public void accept(SortKey key) {
			if (this.last != null && key.names(this.last)) {
				this.ledger.accept(new Duplicate(key.line(), this.last));
				return;
			}
			long number = (this.last != null) ? this.last.number() + 1 : 1;
			this.last = new Pending(number, key.line(), key.namespace(), key.repository());
			this.ledger.accept(this.last);
		}

	}

}
