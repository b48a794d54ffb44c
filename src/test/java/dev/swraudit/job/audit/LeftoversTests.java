package dev.swraudit.job.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class LeftoversTests {

	private static final Instant NOW = Instant.parse("2026-11-21T02:00:00Z");

	/** What a scope's directory consists of. */
	private static final List<String> NEEDED = List.of(".lock", "2026-11-19/input.csv", "2026-11-19.2/input.csv",
			"2026-11-19.superseded-1/input.csv", "last-run.json", "exports/20261119T020000Z/permissions.csv",
			"exports/review-2026-11-19/a/review.csv", ".snapshot/2026-11-19/input.csv", ".2026-11-18.work/input.csv");

	@TempDir
	Path directory;

	@Test
	void whatNobodyNeedsIsRemoved() throws IOException {
		List<String> leftovers = List.of(".2026-11-17.work/input.csv", ".2026-11-18.2.work/people.csv",
				".2026-11-18.partial/findings.csv", ".last-run.json.123", ".probe-1/file",
				"exports/.20261119T020000Z.1.partial/permissions.csv", "exports/.review-2026-11-19.7.partial/review/a");
		write(NEEDED, Duration.ofDays(9));
		write(leftovers, Duration.ofHours(25));
		remove();
		assertThat(files()).containsExactlyInAnyOrderElementsOf(NEEDED);
	}

	@Test
	void whatAnotherRunMayBeWritingStays() throws IOException {
		List<String> current = List.of(".2026-11-17.work/input.csv", ".last-run.json.123", ".probe-1/file",
				"exports/.20261119T020000Z.1.partial/permissions.csv");
		write(NEEDED, Duration.ofDays(9));
		write(current, Duration.ofHours(23));
		remove();
		assertThat(files())
			.containsExactlyInAnyOrderElementsOf(Stream.concat(NEEDED.stream(), current.stream()).toList());
	}

	@Test
	void theCopiesOfAPublishedAuditAndStagedFilesNeedNoAge() throws IOException {
		write(List.of(".2026-11-19.work/input.csv", ".2026-11-18.partial/findings.csv"), Duration.ZERO);
		remove();
		assertThat(files()).isEmpty();
	}

	@Test
	void aScopeWithoutExportsHasNoLeftovers() {
		remove();
		assertThat(this.directory).isEmptyDirectory();
	}

	private void remove() {
		new Leftovers(this.directory, NOW).remove(Set.of("2026-11-18"), Set.of("2026-11-19"));
	}

	/** Writes files of an age, in directories of the same age. */
	private void write(List<String> names, Duration age) throws IOException {
		for (String name : names) {
			Path file = this.directory.resolve(name);
			Files.createDirectories(file.resolveSibling(""));
			Files.writeString(file, "x");
			for (Path path = file; path != null && !path.equals(this.directory); path = path.getParent()) {
				Files.setLastModifiedTime(path, FileTime.from(NOW.minus(age)));
			}
		}
	}

	private List<String> files() throws IOException {
		try (Stream<Path> files = Files.walk(this.directory)) {
			return files.filter(Files::isRegularFile)
				.sorted(Comparator.naturalOrder())
				.map((file) -> this.directory.relativize(file).toString())
				.toList();
		}
	}

}
