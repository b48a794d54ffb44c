package dev.swraudit.report.publish;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

import dev.swraudit.input.Sha256;
import dev.swraudit.report.csv.CsvExport;
import dev.swraudit.report.csv.CsvProperties;
import dev.swraudit.report.data.AuditIdentity;
import dev.swraudit.report.data.AuditStatistics;
import dev.swraudit.report.data.AuditStatisticsQuery;
import dev.swraudit.report.files.OutputMode;
import dev.swraudit.report.files.PublicationException;
import dev.swraudit.report.html.HtmlReport;
import dev.swraudit.report.html.PageReader;
import dev.swraudit.report.review.ReviewFiles;
import dev.swraudit.report.review.ReviewProperties;
import dev.swraudit.support.AuditDatabase;
import dev.swraudit.support.SampleAudit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PublicationTests {

	private final Path temporary;

	private final AuditDatabase database = new AuditDatabase();

	private final Publication publication = new Publication(OutputMode.of("600"));

	private final AuditStatisticsQuery statisticsQuery = SampleAudit.reader(this.database);

	PublicationTests(@TempDir Path temporary) {
		this.temporary = temporary;
	}

	@AfterEach
	void close() {
		this.database.close();
	}

	@Test
	void publishesByRename() throws IOException {
		Published published = export(SampleAudit.create(this.database));
		assertThat(published.directory()).isEqualTo(place("2026-11-21")).isDirectoryContaining("glob:**/report.html");
		assertThat(published.renewed()).isTrue();
		assertThat(published.superseded()).isNull();
		assertThat(published.sumsSha256()).isEqualTo(Sha256.of(place("2026-11-21").resolve("SHA256SUMS")));
		assertThat(place(".2026-11-21.partial")).doesNotExist();
		assertThat(this.publication.isDone(output(), this.statisticsQuery.identity(1))).isTrue();
	}

	@Test
	void laterRevisionHasItsOwnDirectory() {
		int audit = SampleAudit.create(this.database, 1, 2);
		assertThat(export(audit).directory()).isEqualTo(place("2026-11-21.2"));
	}

	@Test
	void differentReadTimesAreNotRepublished() {
		int audit = SampleAudit.create(this.database);
		Published first = export(audit);
		this.database.update("update outcome set read_at = timestamp with time zone '2026-11-21 05:00:00Z'");
		Published second = export(audit);
		assertThat(second).isEqualTo(new Published(first.directory(), false, null, first.sumsSha256()));
		assertThat(place(".2026-11-21.partial")).doesNotExist();
		assertThat(place("2026-11-21.superseded-1")).doesNotExist();
	}

	@Test
	void changedContentSupersedes() {
		int audit = SampleAudit.create(this.database);
		Published first = export(audit);
		this.database.update("update outcome set message = 'another' where outcome = 'FAILED'");
		Published second = export(audit);
		this.database.update("update outcome set message = 'a third' where outcome = 'FAILED'");
		Published third = export(audit);
		assertThat(second.superseded()).isEqualTo(place("2026-11-21.superseded-1"));
		assertThat(third.superseded()).isEqualTo(place("2026-11-21.superseded-2")).isDirectory();
		assertThat(ReportFiles.sumsHash(place("2026-11-21.superseded-1"))).isEqualTo(first.sumsSha256());
		assertThat(ReportFiles.sumsHash(place("2026-11-21.superseded-2"))).isEqualTo(second.sumsSha256());
	}

	@Test
	void crashBetweenTheRenamesIsRepaired() throws IOException {
		int audit = SampleAudit.create(this.database);
		export(audit);
		this.database.update("update outcome set message = 'another' where outcome = 'FAILED'");
		write(audit);
		Files.move(place("2026-11-21"), place("2026-11-21.superseded-1"));
		assertThat(this.publication.isDone(output(), this.statisticsQuery.identity(audit))).isFalse();
		Published published = export(audit);
		assertThat(published.renewed()).isTrue();
		assertThat(place("2026-11-21")).isDirectory();
		assertThat(place("2026-11-21.superseded-1")).isDirectory();
		assertThat(this.publication.isDone(output(), this.statisticsQuery.identity(audit))).isTrue();
	}

	@Test
	void directoryOfAnotherAuditIsNotChanged() {
		int audit = SampleAudit.create(this.database);
		Published first = export(audit);
		this.database.update("update audit set started_at = timestamp with time zone '2026-11-21 04:00:00Z'");
		refused(this.statisticsQuery.identity(audit));
		assertThat(ReportFiles.sumsHash(place("2026-11-21"))).isEqualTo(first.sumsSha256());
	}

	@Test
	void auditThatContinuedAtAnotherEndpointIsTheSameAudit() {
		export(SampleAudit.create(this.database));
		AuditIdentity moved = new AuditIdentity("default", SampleAudit.DATE, 1, "https://other.example",
				AuditDatabase.STARTED.toInstant());
		this.publication.check(output(), moved);
		assertThat(this.publication.isDone(output(), moved)).isTrue();
	}

	@Test
	void directoryWithoutManifestIsNotChanged() throws IOException {
		AuditIdentity audit = new AuditIdentity("default", SampleAudit.DATE, 1, "https://swr.example", Instant.EPOCH);
		Files.createDirectories(place("2026-11-21"));
		refused(audit);
		Files.writeString(place("2026-11-21").resolve("manifest.json"), "no JSON");
		refused(audit);
		Files.writeString(place("2026-11-21").resolve("manifest.json"), "[]");
		refused(audit);
	}

	@ParameterizedTest
	@ValueSource(strings = { "another size", "missing", "surplus", "no manifest", "another audit's manifest",
			"no directory" })
	void onlyUnchangedFilesArePublished(String change) throws IOException {
		int audit = SampleAudit.create(this.database);
		Published first = export(audit);
		this.database.update("update outcome set message = 'another' where outcome = 'FAILED'");
		write(audit);
		change(place(".2026-11-21.partial"), change);
		assertThatExceptionOfType(PublicationException.class)
			.isThrownBy(() -> this.publication.publish(output(), this.statisticsQuery.identity(audit), true))
			.withMessageStartingWith(place(".2026-11-21.partial").toString())
			.withMessageContaining("run the same command again")
			.withMessageNotContaining("\n");
		assertThat(ReportFiles.sumsHash(place("2026-11-21"))).isEqualTo(first.sumsSha256());
		assertThat(place("2026-11-21.superseded-1")).doesNotExist();
		assertThat(export(audit).superseded()).isEqualTo(place("2026-11-21.superseded-1"));
	}

	private static void change(Path staged, String change) throws IOException {
		Path manifest = staged.resolve("manifest.json");
		switch (change) {
			case "another size" -> Files.writeString(staged.resolve("input.csv"), AuditDatabase.INPUT + "a,b\n");
			case "missing" -> Files.delete(staged.resolve("findings.csv"));
			case "surplus" -> Files.writeString(staged.resolve("exceptions.csv"), "");
			case "no manifest" -> Files.delete(manifest);
			case "no directory" -> FileSystemUtils.deleteRecursively(staged);
			default -> Files.writeString(manifest,
					Files.readString(manifest).replaceFirst("\"startedAt\": \"2026", "\"startedAt\": \"2025"));
		}
	}

	@Test
	void inputThatWasNotImportedIsNotPublished() {
		int audit = SampleAudit.create(this.database);
		this.database.update("update audit set input_sha256 = ?", "1".repeat(64));
		assertThatExceptionOfType(PublicationException.class).isThrownBy(() -> export(audit))
			.withMessageStartingWith(this.temporary.resolve("input") + ": differs from the imported input (SHA-256 111")
			.withMessageNotContaining("\n");
	}

	@Test
	void failureNamesTheFileInPlaceOfADirectory() throws IOException {
		Files.writeString(output(), "");
		AuditIdentity audit = new AuditIdentity("default", SampleAudit.DATE, 1, "https://swr.example", Instant.EPOCH);
		assertThatExceptionOfType(PublicationException.class).isThrownBy(() -> this.publication.check(output(), audit))
			.withMessageStartingWith(output().toString())
			.withMessageNotContaining("\n");
	}

	@Test
	void quotedLineEndsAreNotRows() throws IOException {
		Path first = Files.writeString(this.temporary.resolve("first"), "a,b\n\"x,\ny\",1\nz,2\n");
		Path times = Files.writeString(this.temporary.resolve("times"), "a,b\n\"x,\ny\",3\nz,\n");
		Path text = Files.writeString(this.temporary.resolve("text"), "a,b\n\"x,\nZ\",1\nz,2\n");
		assertThat(Sha256.withoutColumn("b", first)).isEqualTo(Sha256.withoutColumn("b", times))
			.isNotEqualTo(Sha256.withoutColumn("b", text))
			.isNotEqualTo(Sha256.withoutColumn("a", first));
		assertThat(Sha256.withoutColumn("a", first)).isNotEqualTo(Sha256.withoutColumn("a", times))
			.isEqualTo(Sha256.withoutColumn("a", text));
	}

	private void refused(AuditIdentity audit) {
		assertThatExceptionOfType(PublicationException.class).isThrownBy(() -> this.publication.check(output(), audit))
			.withMessageStartingWith(place("2026-11-21") + ": contains the publication of another audit")
			.withMessageNotContaining("\n");
		assertThatExceptionOfType(PublicationException.class)
			.isThrownBy(() -> this.publication.publish(output(), audit, true));
	}

	private Published export(int audit) {
		this.publication.check(output(), this.statisticsQuery.identity(audit));
		write(audit);
		return this.publication.publish(output(), this.statisticsQuery.identity(audit), true);
	}

	private void write(int audit) {
		ReportFiles files = new ReportFiles(new CsvExport(this.database.jdbc(), new CsvProperties(false, true)),
				new ReviewFiles(this.database.jdbc(), new ReviewProperties(true, true)),
				new PageReader(this.database.jdbc()), new HtmlReport(), OutputMode.of("600"));
		AuditStatistics audited = this.statisticsQuery.read(audit);
		files.write(audited, new AuditInputs(input(), List.of()),
				this.publication.staging(output(), audited.identity()));
	}

	private Path input() {
		try {
			return Files.writeString(this.temporary.resolve("input"), AuditDatabase.INPUT);
		}
		catch (IOException ex) {
			throw new java.io.UncheckedIOException(ex);
		}
	}

	private Path output() {
		return this.temporary.resolve("out");
	}

	private Path place(String name) {
		return output().resolve("default").resolve(name);
	}

}
