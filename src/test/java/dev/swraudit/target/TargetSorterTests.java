package dev.swraudit.target;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.swraudit.target.NumberedRecord.Duplicate;
import dev.swraudit.target.NumberedRecord.Invalid;
import dev.swraudit.target.NumberedRecord.Pending;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Order, numbers and kinds of the records that the ledger receives.
 */
class TargetSorterTests {

	private static final int MANY = 1_000_000;

	private final Path directory;

	TargetSorterTests(@TempDir Path directory) {
		this.directory = directory;
	}

	@Test
	void noRecordsYieldNoEntries() throws IOException {
		assertThat(entries()).isEmpty();
	}

	@Test
	void targetsAreNumberedByNamespaceThenRepository() throws IOException {
		assertThat(entries(record(2, "b", "a"), record(3, "a-b", "a"), record(4, "a", "c"), record(5, "a", "b/c"),
				record(6, "a", "b.c"), record(7, "a", "b"), record(8, "a", "b-c"), record(9, "a", "b_c"),
				record(10, "a", "b0"), record(11, "a.b", "a"), record(12, "ab", "a")))
			.containsExactly(new Pending(1, 7, "a", "b"), new Pending(2, 8, "a", "b-c"), new Pending(3, 6, "a", "b.c"),
					new Pending(4, 5, "a", "b/c"), new Pending(5, 10, "a", "b0"), new Pending(6, 9, "a", "b_c"),
					new Pending(7, 4, "a", "c"), new Pending(8, 3, "a-b", "a"), new Pending(9, 11, "a.b", "a"),
					new Pending(10, 12, "ab", "a"), new Pending(11, 2, "b", "a"));
	}

	@Test
	void duplicatesFollowTheFirstOfTheirPair() throws IOException {
		List<NumberedRecord> entries = entries(record(9, "b", "a"), record(10, "a", "b"), record(11, "b", "a"),
				record(100, "b", "a"), record(101, "a", "a"));
		Pending first = new Pending(3, 9, "b", "a");
		assertThat(entries).containsExactly(new Pending(1, 101, "a", "a"), new Pending(2, 10, "a", "b"), first,
				new Duplicate(11, first), new Duplicate(100, first));
		assertThat(entries.get(4)).returns("b", NumberedRecord::namespace).returns("a", NumberedRecord::repository);
		assertThat(new Duplicate(100, first).message()).isEqualTo("same namespace and repository as line 9");
	}

	@Test
	void invalidRecordsComeFirstAndAreNoDuplicates() throws IOException {
		assertThat(entries(record(2, "a", "b"), new InputRecord(3, "a", "b", "bad"),
				new InputRecord(4, "", "\t", "worse"), record(5, "a", "b")))
			.containsExactly(new Invalid(3, "a", "b", "bad"), new Invalid(4, "", "\t", "worse"),
					new Pending(1, 2, "a", "b"), new Duplicate(5, new Pending(1, 2, "a", "b")));
	}

	@Test
	void millionRecordsAreOrderedWithTemporaryFiles() throws IOException {
		Stream<InputRecord> records = IntStream.range(0, MANY).mapToObj((i) -> {
			int pair = (int) (i * 7919L % MANY) / 2;
			return record(i + 2, "team-" + pair % 10, "group/app-" + pair);
		});
		List<NumberedRecord> entries = new ArrayList<>(MANY);
		deliver(records, (entry) -> {
			assertThat(entries.isEmpty() && temporaryFiles() == 0).isFalse();
			entries.add(entry);
		});
		assertThat(entries).hasSize(MANY);
		for (int i = 0; i < MANY; i += 2) {
			Pending target = (Pending) entries.get(i);
			assertThat(target.number()).isEqualTo(i / 2 + 1);
			assertThat(((Duplicate) entries.get(i + 1)).first()).isSameAs(target);
			assertThat(entries.get(i + 1).line()).isGreaterThan(target.line());
		}
		assertThat(entries.stream().filter(Pending.class::isInstance)).isSortedAccordingTo(
				Comparator.comparing(NumberedRecord::namespace).thenComparing(NumberedRecord::repository));
		assertThat(this.directory).isEmptyDirectory();
	}

	@Test
	void temporaryFilesAreDeletedWhenTheLedgerFails() {
		Stream<InputRecord> records = IntStream.range(0, MANY / 2).mapToObj((i) -> record(i + 2, "team", "app-" + i));
		assertThatIllegalStateException().isThrownBy(() -> deliver(records, (entry) -> {
			assertThat(temporaryFiles()).isPositive();
			throw new IllegalStateException("database is down");
		}));
		assertThat(this.directory).isEmptyDirectory();
	}

	private List<NumberedRecord> entries(InputRecord... records) throws IOException {
		List<NumberedRecord> entries = new ArrayList<>();
		deliver(Stream.of(records), entries::add);
		return entries;
	}

	private void deliver(Stream<InputRecord> records, Consumer<NumberedRecord> ledger) throws IOException {
		new TargetSorter(this.directory).deliver(records, ledger);
	}

	private long temporaryFiles() {
		try (Stream<Path> files = Files.walk(this.directory)) {
			return files.filter(Files::isRegularFile).count();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static InputRecord record(long line, String namespace, String repository) {
		return new InputRecord(line, namespace, repository, null);
	}

}
