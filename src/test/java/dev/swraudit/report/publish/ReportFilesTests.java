package dev.swraudit.report.publish;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

import dev.swraudit.input.Sha256;
import dev.swraudit.report.ReportConfiguration;
import dev.swraudit.report.console.ConsoleSummary;
import dev.swraudit.report.csv.CsvExport;
import dev.swraudit.report.csv.CsvProperties;
import dev.swraudit.report.data.AuditStatistics;
import dev.swraudit.report.data.AuditStatisticsQuery;
import dev.swraudit.report.data.Json;
import dev.swraudit.report.data.Tool;
import dev.swraudit.report.files.OutputMode;
import dev.swraudit.report.files.WrittenFile;
import dev.swraudit.report.html.HtmlReport;
import dev.swraudit.report.html.PageReader;
import dev.swraudit.report.notify.LastRunFile;
import dev.swraudit.report.review.ReviewFiles;
import dev.swraudit.report.review.ReviewProperties;
import dev.swraudit.support.AuditDatabase;
import dev.swraudit.support.SampleAudit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;

class ReportFilesTests {

	private final Path temporary;

	private final AuditDatabase database = new AuditDatabase();

	private final Path directory;

	ReportFilesTests(@TempDir Path temporary) throws IOException {
		this.temporary = temporary;
		this.directory = this.temporary.resolve("out/default/.2026-11-21.partial");
		Files.writeString(this.temporary.resolve("input"), AuditDatabase.INPUT);
		Files.writeString(this.temporary.resolve("exceptions"), """
				exception_id;rule;namespace;repository;user_id;reason;approver;approved_on;expires

				EX-1;*;*;*;u1;"a
				b";ciso;2026-01-01;
				;;;;;;;;
				""");
	}

	@AfterEach
	void close() {
		this.database.close();
	}

	@Test
	void summaryHasTheContractualContent() throws IOException {
		write();
		assertThat(read("summary.json")).isEqualTo(expected("summary.json"));
	}

	@Test
	void manifestListsEveryFileExceptItselfAndTheSums() throws IOException {
		List<WrittenFile> files = write();
		assertThat(read("manifest.json").replaceAll("(?s)\"files\": .*", "")).isEqualTo(expected("manifest.json"));
		JsonNode listed = Json.mapper().readTree(read("manifest.json")).get("files");
		assertThat(listed.valueStream().map((file) -> file.get("name").asString())).containsExactly("permissions.csv",
				"repositories.csv", "findings.csv", "organizations.csv", "not-in-input.csv", "users.csv", "review.csv",
				"decisions.csv", "review.xlsx", "findings.ocsf.ndjson", "input.csv", "exceptions.csv", "summary.json",
				"report.html");
		for (JsonNode file : listed) {
			Path path = this.directory.resolve(file.get("name").asString());
			assertThat(file.get("sha256").asString()).isEqualTo(Sha256.of(path));
			assertThat(file.get("bytes").asLong()).isEqualTo(Files.size(path));
			assertThat(file.has("rows")).isEqualTo(path.toString().matches(".*\\.(csv|xlsx|ndjson)"));
		}
		assertThat(listed.get(11).get("rows").asInt()).isOne();
		assertThat(files).hasSize(16);
	}

	@Test
	void sumsCoverEveryOtherFile() throws IOException {
		write();
		List<String> sums = Files.readAllLines(this.directory.resolve("SHA256SUMS"));
		try (Stream<Path> files = Files.list(this.directory)) {
			assertThat(files.map((file) -> file.getFileName().toString())).hasSize(sums.size() + 1)
				.contains("input.csv", "exceptions.csv", "manifest.json", "report.html");
		}
		for (String sum : sums) {
			assertThat(sum).isEqualTo(Sha256.of(this.directory.resolve(sum.substring(66))) + "  " + sum.substring(66));
		}
	}

	@Test
	void copiesAreByteForByte() throws IOException {
		write();
		assertThat(this.directory.resolve("input.csv")).hasSameBinaryContentAs(this.temporary.resolve("input"));
		assertThat(this.directory.resolve("exceptions.csv"))
			.hasSameBinaryContentAs(this.temporary.resolve("exceptions"));
	}

	@Test
	void modesAreSetAndLeftoversAreDeleted() throws IOException {
		Files.createDirectories(this.directory.resolve("old"));
		Files.writeString(this.directory.resolve("old/file"), "");
		files("640").write(facts(), inputs(), this.directory);
		try (Stream<Path> files = Files.list(this.directory)) {
			assertThat(files).hasSize(16).allSatisfy((file) -> assertThat(mode(file)).isEqualTo("rw-r-----"));
		}
		assertThat(mode(this.directory)).isEqualTo("rwxr-x---");
	}

	@Test
	void createdParentsGetTheDirectoryMode() throws IOException {
		write();
		assertThat(mode(this.directory)).isEqualTo("rwx------");
		assertThat(mode(this.temporary.resolve("out"))).isEqualTo("rwx------");
	}

	@Test
	void beansAreWired() {
		new org.springframework.boot.test.context.runner.ApplicationContextRunner()
			.withBean(org.springframework.jdbc.core.simple.JdbcClient.class, this.database::jdbc)
			.withBean(org.springframework.jdbc.core.JdbcTemplate.class,
					() -> new org.springframework.jdbc.core.JdbcTemplate(this.database.dataSource()))
			.withBean(Tool.class, () -> new Tool("1.0.0", java.util.Map.of()))
			.withBean(java.time.Clock.class, java.time.Clock::systemUTC)
			.withUserConfiguration(ReportConfiguration.class)
			.withPropertyValues("audit.output-mode=640", "audit.csv.bom=true")
			.run((context) -> assertThat(context).hasSingleBean(ReportFiles.class)
				.hasSingleBean(Publication.class)
				.hasSingleBean(LastRunFile.class)
				.hasSingleBean(AuditStatisticsQuery.class)
				.hasSingleBean(ConsoleSummary.class));
	}

	private List<WrittenFile> write() {
		return files("600").write(facts(), inputs(), this.directory);
	}

	private ReportFiles files(String mode) {
		return new ReportFiles(new CsvExport(this.database.jdbc(), new CsvProperties(false, true)),
				new ReviewFiles(this.database.jdbc(), new ReviewProperties(true, true)),
				new PageReader(this.database.jdbc()), new HtmlReport(), OutputMode.of(mode));
	}

	private AuditStatistics facts() {
		int audit = SampleAudit.create(this.database);
		SampleAudit.addPeople(this.database, audit);
		return SampleAudit.facts(this.database, audit);
	}

	private AuditInputs inputs() {
		return new AuditInputs(this.temporary.resolve("input"),
				List.of(new AuditInputs.CopiedFile("exceptions.csv", this.temporary.resolve("exceptions"), 1)));
	}

	private static String mode(Path path) throws IOException {
		return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
	}

	private String read(String name) throws IOException {
		return Files.readString(this.directory.resolve(name));
	}

	private String expected(String name) throws IOException {
		return new ClassPathResource(name, getClass()).getContentAsString(StandardCharsets.UTF_8);
	}

}
