package dev.swraudit.target;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

import com.google.code.externalsorting.ExternalSort;
import com.google.code.externalsorting.StringSizeEstimator;

import org.springframework.util.FileSystemUtils;

/**
 * Sorter of ASCII lines in bounded memory. Writes sorted runs to temporary files and
 * merges them.
 */
final class ExternalLineSorter implements Closeable {

	private static final long MAX_BYTES = 32 * 1024 * 1024;

	private static final Charset CHARSET = StandardCharsets.US_ASCII;

	private static final Comparator<String> ORDER = Comparator.naturalOrder();

	private final Path directory;

	private final List<File> runs = new ArrayList<>();

	private final List<String> lines = new ArrayList<>();

	private long bytes;

	/**
	 * Creates a sorter with its own temporary directory, which {@link #close()} deletes.
	 * @param within the parent of that directory
	 */
	ExternalLineSorter(Path within) throws IOException {
		this.directory = Files.createTempDirectory(within, "sort-");
	}

	void add(String line) throws IOException {
		this.lines.add(line);
		this.bytes += StringSizeEstimator.estimatedSizeOf(line);
		if (this.bytes >= MAX_BYTES) {
			spill();
		}
	}

	private void spill() throws IOException {
		if (this.lines.isEmpty()) {
			return; // because the merge would leave an empty run open
		}
		File within = this.directory.toFile();
		// Not distinct, not compressed, not parallel.
		this.runs.add(ExternalSort.sortAndSave(this.lines, ORDER, CHARSET, within, false, false, false));
		this.lines.clear();
		this.bytes = 0;
	}

	/**
	 * Passes all lines to a consumer, in character order.
	 */
	void forEachSorted(Consumer<String> consumer) throws IOException {
		if (this.runs.isEmpty()) {
			this.lines.sort(ORDER);
			this.lines.forEach(consumer);
			return;
		}
		spill();
		File merged = this.directory.resolve("merged").toFile();
		ExternalSort.mergeSortedFiles(this.runs, merged, ORDER, CHARSET);
		try (BufferedReader reader = Files.newBufferedReader(merged.toPath(), CHARSET)) {
			for (String line = reader.readLine(); line != null; line = reader.readLine()) {
				consumer.accept(line);
			}
		}
	}

	@Override
	public void close() throws IOException {
		FileSystemUtils.deleteRecursively(this.directory);
	}

}
