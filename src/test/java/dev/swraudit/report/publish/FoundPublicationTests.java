package dev.swraudit.report.publish;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;

import dev.swraudit.ledger.AuditKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class FoundPublicationTests {

	private static final String MANIFEST = """
			{"schemaVersion": 1, "scope": "default", "auditDate": "2026-11-21", "revision": 2,
			 "endpoint": "https://swr.example", "startedAt": "2026-11-21T02:00:07Z", "files": []}
			""";

	private static final AuditKey KEY = new AuditKey("default", LocalDate.parse("2026-11-21"), 2);

	@TempDir
	Path output;

	@Test
	void missingScopeHasNoPublication() {
		assertThat(FoundPublication.of(this.output.resolve("none"), "default")).isEmpty();
		assertThat(FoundPublication.of(this.output, "default")).isEmpty();
	}

	@Test
	void publicationIsIdentifiedByItsManifest() throws IOException {
		Path directory = publish("2026-11-21.2", MANIFEST);
		assertThat(FoundPublication.of(this.output, "default"))
			.containsExactly(new FoundPublication(directory, KEY, Instant.parse("2026-11-21T02:00:07Z")));
	}

	@Test
	void earliestPublicationComesFirst() throws IOException {
		for (String name : new String[] { "2026-11-21.10", "2026-11-21.2", "2026-11-21", "2026-11-20" }) {
			publish(name, "");
		}
		assertThat(FoundPublication.of(this.output, "default"))
			.extracting((publication) -> publication.key().directoryName())
			.containsExactly("2026-11-20", "2026-11-21", "2026-11-21.2", "2026-11-21.10");
	}

	@ParameterizedTest
	@ValueSource(strings = { "2026-11-21.superseded-1", "exports", ".2026-11-21.partial", ".2026-11-21.work",
			"2026-11-21.0", "2026-11-21.02", "2026-11-21.x", "2026-11-31", "2026-11-21-copy", "2026-1-1" })
	void otherDirectoriesAreNotPublications(String name) throws IOException {
		publish(name, MANIFEST);
		assertThat(FoundPublication.of(this.output, "default")).isEmpty();
	}

	@Test
	void fileIsNotAPublication() throws IOException {
		Files.createDirectory(this.output.resolve("default"));
		Files.writeString(this.output.resolve("default/2026-11-21"), MANIFEST);
		assertThat(FoundPublication.of(this.output, "default")).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "{", "[]", "null", "{\"scope\": \"default\"}" })
	void unreadableManifestFallsBackToTheName(String manifest) throws IOException {
		assertUnreadable(manifest);
	}

	@Test
	void implausibleManifestFallsBackToTheName() throws IOException {
		assertUnreadable(MANIFEST.replace("default", "x".repeat(64)));
		assertUnreadable(MANIFEST.replace("default", "\\u0000"));
		assertUnreadable(MANIFEST.replace("2026-11-21\"", "+999999999-12-31\""));
		assertUnreadable(MANIFEST.replace("2026-11-21T", "+1000000000-11-21T"));
		assertUnreadable(MANIFEST.replace("\"revision\": 2", "\"revision\": -2"));
		assertUnreadable(MANIFEST.replace("[]", "[\"" + "x".repeat(1 << 20) + "\"]"));
	}

	@Test
	void missingManifestFallsBackToTheName() throws IOException {
		Path directory = Files.createDirectories(this.output.resolve("default/2026-11-21.2"));
		assertThat(FoundPublication.of(this.output, "default"))
			.containsExactly(new FoundPublication(directory, KEY, null));
	}

	@Test
	void manifestOfAnotherScopeIsReported() throws IOException {
		publish("2026-11-21.2", MANIFEST.replace("default", "other"));
		assertThat(FoundPublication.of(this.output, "default")).singleElement()
			.satisfies((publication) -> assertThat(publication.key().scope()).isEqualTo("other"));
	}

	private void assertUnreadable(String manifest) throws IOException {
		Path directory = publish("2026-11-21.2", manifest);
		assertThat(FoundPublication.of(this.output, "default"))
			.containsExactly(new FoundPublication(directory, KEY, null));
	}

	private Path publish(String name, String manifest) throws IOException {
		Path directory = Files.createDirectories(this.output.resolve("default").resolve(name));
		Files.writeString(directory.resolve("manifest.json"), manifest);
		return directory;
	}

}
