package dev.swraudit.report.publish;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class PublishedContentTests {

	private static final String SUMMARY = """
			{"complete": true, "requests": 1, "retries": 1, "throttled": 1, "startedAt": "a", "finishedAt": "a",
			 "durationSeconds": 1.0, "pending": 0}
			""";

	@TempDir
	Path directory;

	private Path one = Path.of("");

	private Path other = Path.of("");

	@BeforeEach
	void writeTheSameTwice() throws IOException {
		this.one = write("one");
		this.other = write("other");
	}

	private Path write(String name) throws IOException {
		Path place = Files.createDirectory(this.directory.resolve(name));
		for (String csv : List.of("permissions.csv", "findings.csv", "input.csv")) {
			Files.writeString(place.resolve(csv), "column\nvalue\n");
		}
		Files.writeString(place.resolve("repositories.csv"), "line,read_at\n2,2026-11-21T00:00:00Z\n");
		Files.writeString(place.resolve("summary.json"), SUMMARY);
		for (String derived : List.of("report.html", "manifest.json", "SHA256SUMS")) {
			Files.writeString(place.resolve(derived), name);
		}
		return place;
	}

	@Test
	void derivedFilesMayDiffer() throws IOException {
		assertThat(PublishedContent.isSame(this.one, this.other)).isTrue();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { //
			"permissions.csv | value | other | false", //
			"findings.csv | value | other | false", //
			"input.csv | value | other | false", //
			"repositories.csv | 2026-11-21T00:00:00Z | 2026-11-22T00:00:00Z | true", //
			"repositories.csv | 2,20 | 3,20 | false", //
			"repositories.csv | line,read_at | line2,read_at | false", //
			"summary.json | true | false | false", //
			"summary.json | \"pending\": 0 | \"pending\": 1 | false", //
			"summary.json | \"requests\": 1 | \"requests\": 2 | true", //
			"summary.json | \"retries\": 1 | \"retries\": 2 | true", //
			"summary.json | \"throttled\": 1 | \"throttled\": 2 | true", //
			"summary.json | \"startedAt\": \"a\" | \"startedAt\": \"b\" | true", //
			"summary.json | \"finishedAt\": \"a\" | \"finishedAt\": \"b\" | true", //
			"summary.json | 1.0 | 2.5 | true" })
	void onlyTimesAndRequestCountersMayDiffer(String file, String text, String replacement, boolean same)
			throws IOException {
		Path changed = this.other.resolve(file);
		assertThat(Files.readString(changed)).contains(text);
		Files.writeString(changed, Files.readString(changed).replaceFirst("\\Q" + text + "\\E", replacement));
		assertThat(PublishedContent.isSame(this.one, this.other)).isEqualTo(same);
	}

	@Test
	void anotherSetOfFilesIsNotTheSame() throws IOException {
		Files.writeString(this.other.resolve("exceptions.csv"), "");
		assertThat(PublishedContent.isSame(this.one, this.other)).isFalse();
		assertThat(PublishedContent.isSame(this.other, this.one)).isFalse();
	}

	@Test
	void anUnreadableSummaryIsNotTheSame() throws IOException {
		Files.writeString(this.one.resolve("summary.json"), "{");
		assertThat(PublishedContent.isSame(this.one, this.other)).isFalse();
	}

}
