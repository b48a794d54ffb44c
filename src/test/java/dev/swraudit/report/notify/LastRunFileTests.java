package dev.swraudit.report.notify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import dev.swraudit.report.data.LastComplete;
import dev.swraudit.report.files.OutputMode;
import dev.swraudit.report.files.PublicationException;
import dev.swraudit.support.SampleAudit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class LastRunFileTests {

	private static final Instant START = Instant.parse("2026-11-21T02:00:07.123Z");

	private final Path output;

	private final LastRunFile file = new LastRunFile(OutputMode.of("640"));

	LastRunFileTests(@TempDir Path output) {
		this.output = output;
	}

	@Test
	void fileIsReplaced() throws IOException {
		this.file.write(this.output, "default",
				new LastRun(START, START, 1, "no input", null, null, false, null, null));
		this.file.write(this.output, "default", new LastRun(START, START.plusSeconds(3), 2, "INCOMPLETE: 3 of 14",
				SampleAudit.DATE, 1, true, null, null));
		Path written = this.output.resolve("default/last-run.json");
		assertThat(written).hasContent("""
				{
				  "startedAt": "2026-11-21T02:00:07Z",
				  "endedAt": "2026-11-21T02:00:10Z",
				  "exitCode": 2,
				  "message": "INCOMPLETE: 3 of 14",
				  "auditDate": "2026-11-21",
				  "revision": 1,
				  "published": true,
				  "lastCompleteAt": null,
				  "lastCompleteAuditDate": null,
				  "unfinished": []
				}
				""");
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(written))).isEqualTo("rw-r-----");
		try (Stream<Path> files = Files.list(this.output.resolve("default"))) {
			assertThat(files).containsExactly(written);
		}
	}

	@Test
	void latestCompleteAuditIsCarriedOver() throws IOException {
		LastComplete complete = new LastComplete(START.minusSeconds(60), SampleAudit.DATE);
		LastComplete older = new LastComplete(START, SampleAudit.DATE.minusDays(1));
		this.file.write(this.output, "default", new LastRun(START, START, 0, "", null, null, true, complete, null));
		for (LastComplete next : new @Nullable LastComplete[] { null, older, complete }) {
			this.file.write(this.output, "default", new LastRun(START, START, 1, "", null, null, false, next, null));
			assertThat(Files.readString(this.output.resolve("default/last-run.json"))).endsWith("""
					"lastCompleteAt": "2026-11-21T01:59:07Z",
					  "lastCompleteAuditDate": "2026-11-21",
					  "unfinished": []
					}
					""");
		}
	}

	@Test
	void unfinishedAuditsAreCarriedOverUntilTheyAreKnownAgain() {
		assertThat(this.file.unfinished(this.output, "default")).isEmpty();
		for (List<String> known : List.of(List.of("2026-11-03", "2026-11-05.2"), List.<String>of())) {
			this.file.write(this.output, "default", new LastRun(START, START, 0, "", null, null, true, null, known));
			this.file.write(this.output, "default", new LastRun(START, START, 1, "", null, null, false, null, null));
			assertThat(this.file.unfinished(this.output, "default")).isEqualTo(known);
		}
	}

	@Test
	void unknownValuesAreNull() throws IOException {
		this.file.write(this.output, "default",
				new LastRun(START, START, 1, "no input", null, null, false, null, null));
		assertThat(Files.readString(this.output.resolve("default/last-run.json")))
			.contains("\"auditDate\": null,\n  \"revision\": null,");
	}

	@Test
	void failureNamesTheFile() throws IOException {
		Path taken = Files.writeString(this.output.resolve("taken"), "");
		assertThatExceptionOfType(PublicationException.class)
			.isThrownBy(() -> this.file.write(taken, "default",
					new LastRun(START, START, 1, "", null, null, false, null, null)))
			.withMessageStartingWith(taken.resolve("default/last-run.json").toString());
	}

}
