package dev.swraudit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import dev.swraudit.support.AuditRun;
import dev.swraudit.support.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The audit of {@code sample-input/}, file by file against what a reader of the contract
 * expects.
 */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class SampleAuditIT {

	@Parameter
	TestDatabase database;

	@TempDir
	static Path directory;

	static AuditRun audit;

	static AuditRun.Result result;

	@BeforeParameterizedClassInvocation
	static void runTheSample(TestDatabase database) throws IOException {
		audit = new AuditRun(Files.createDirectory(directory.resolve(database.name())), database).with(
				"input=sample-input/repositories.csv", "--spring.profiles.active=sample",
				"--audit.people=sample-input/people.csv", "--audit.exceptions=sample-input/exceptions.csv",
				"--audit.swr.requests-per-second=1000");
		result = audit.run("auditDate=" + AuditRun.DATE);
	}

	@Test
	void exitCodeIsIncomplete() {
		assertThat(result.err()).isEmpty();
		assertThat(result.exit()).isEqualTo(2);
	}

	@Test
	void theCsvFilesAreTheExpectedOnes() throws IOException {
		assertThat(audit.published("permissions.csv")).isEqualTo(expected("permissions.csv"));
		assertThat(audit.published("findings.csv")).isEqualTo(expected("findings.csv"));
		assertThat(audit.publishedRepositories()).isEqualTo(expected("repositories.csv"));
		assertThat(AuditRun.withoutReadAt(audit.published("organizations.csv")))
			.isEqualTo(expected("organizations.csv"));
		assertThat(audit.published("not-in-input.csv")).isEqualTo(expected("not-in-input.csv"));
		assertThat(audit.published("users.csv")).isEqualTo(expected("users.csv"));
		assertThat(audit.published("review.csv")).isEqualTo(expected("review.csv"));
	}

	@Test
	void everyFileOfTheContractIsThere() throws IOException {
		assertThat(filesOf(audit.scopeDirectory().resolve(AuditRun.DATE))).containsExactlyInAnyOrder("permissions.csv",
				"repositories.csv", "findings.csv", "organizations.csv", "not-in-input.csv", "users.csv", "review.csv",
				"decisions.csv", "review.xlsx", "report.html", "input.csv", "manifest.json", "summary.json",
				"exceptions.csv", "people.csv", "SHA256SUMS");
		assertThat(filesOf(audit.scopeDirectory())).containsExactlyInAnyOrder(AuditRun.DATE, "last-run.json", ".lock");
		assertThat(audit.published("exceptions.csv"))
			.isEqualTo(Files.readString(Path.of("sample-input/exceptions.csv")));
		assertThat(audit.published("people.csv")).isEqualTo(Files.readString(Path.of("sample-input/people.csv")));
		assertThat(audit.published("input.csv")).isEqualTo(Files.readString(Path.of("sample-input/repositories.csv")));
	}

	@Test
	void theSummaryAddsUp() {
		JsonNode summary = json("summary.json");
		assertThat(summary.path("records").toString())
			.isEqualTo("{\"total\":19,\"AUDITED\":13,\"NOT_FOUND\":2,\"FORBIDDEN\":1,\"FAILED\":1,\"INVALID\":1,"
					+ "\"DUPLICATE\":1}");
		assertThat(summary.path("verdicts").toString())
			.isEqualTo("{\"NOT_FLAGGED\":5,\"FLAGGED\":6,\"UNDETERMINED\":2,\"NOT_AUDITED\":5}");
		assertThat(summary.path("requests").asInt()).isEqualTo(47);
		assertThat(summary.path("organizations").toString())
			.isEqualTo("{\"total\":5,\"AUDITED\":3,\"NOT_FOUND\":1,\"FORBIDDEN\":1,\"FAILED\":0}");
		assertThat(summary.path("users").asInt()).isEqualTo(16);
		assertThat(summary.path("movement").toString())
			.isEqualTo("{\"openBefore\":0,\"new\":15,\"reopened\":0,\"resolved\":0,\"accepted\":0,\"open\":15}");
		assertThat(summary.path("review").toString())
			.isEqualTo("{\"findings\":18,\"kept\":0,\"accepted\":3,\"toRevoke\":0,\"undecided\":15,\"overdue\":0,"
					+ "\"revoked\":0,\"lowered\":0,\"endedOtherwise\":0}");
		assertThat(summary.at("/population/status").asString()).isEqualTo("DIFFERS");
		assertThat(summary.at("/population/missingFromInput").asInt()).isEqualTo(1);
		assertThat(summary.path("retries").asInt()).isEqualTo(5);
		assertThat(summary.path("throttled").asInt()).isEqualTo(1);
		assertThat(summary.path("pending").asInt()).isZero();
		assertThat(summary.path("exitCode").asInt()).isEqualTo(2);
		assertThat(summary.path("complete").asBoolean()).isFalse();
	}

	@Test
	void theManifestNamesTheCallerAndKeepsItsSecret() {
		assertThat(json("manifest.json").path("auditedBy").path("userName").asString()).isEqualTo("audit-reader");
		assertThat(audit.published("manifest.json")).doesNotContain("sample-token");
	}

	@Test
	void consoleNamesTheActions() {
		assertThat(result.out()).contains(
				": first audit, 15 open, 3 accepted. INCOMPLETE: 1 repository and 1 organization unreadable,"
						+ " 1 invalid record, 1 accepted gap.\n",
				"\nUSERS          marta.silva ", "\nEXCEPTIONS     EXC-2 has expired: ",
				"\nNOT READ       web/search (HTTP 500), organization web (forbidden, HTTP 403)\n",
				"\nGONE           paymnets/refunds, web/legacy-shop, ",
				"\nReport         " + audit.scopeDirectory().resolve(AuditRun.DATE).resolve("report.html"));
	}

	@Test
	void lastRunIsRecorded() throws IOException {
		JsonNode lastRun = new JsonMapper().readTree(Files.readString(audit.scopeDirectory().resolve("last-run.json")));
		assertThat(lastRun.path("exitCode").asInt()).isEqualTo(2);
		assertThat(lastRun.path("auditDate").asString()).isEqualTo(AuditRun.DATE);
		assertThat(lastRun.path("published").asBoolean()).isTrue();
	}

	private static JsonNode json(String name) {
		return new JsonMapper().readTree(audit.published(name));
	}

	private static List<String> filesOf(Path path) throws IOException {
		try (Stream<Path> files = Files.list(path)) {
			return files.map((file) -> file.getFileName().toString()).toList();
		}
	}

	private static String expected(String name) throws IOException {
		try (InputStream in = Objects
			.requireNonNull(SampleAuditIT.class.getResourceAsStream("sample/expected/" + name))) {
			return new String(in.readAllBytes(), StandardCharsets.UTF_8);
		}
	}

}
