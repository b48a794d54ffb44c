package dev.swraudit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.swraudit.input.Sha256;
import dev.swraudit.support.AuditRun;
import dev.swraudit.support.FakeSwr;
import dev.swraudit.support.FakeSwr.Request;
import dev.swraudit.support.FakeSwr.Response;
import dev.swraudit.support.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Exports of a period of four nights, of which one was missed, by whole runs.
 */
@ParameterizedClass
@MethodSource("dev.swraudit.support.TestDatabase#inThisBuild")
class PeriodExportIT {

	private static final String[] PERIOD = { "from=2026-11-18", "to=2026-11-21" };

	@TempDir
	static Path all;

	private static Path directory;

	private static String url;

	@Parameter
	TestDatabase database;

	@TempDir
	Path output;

	private AuditRun export;

	/**
	 * Audits four nights: bob's permission on app is raised, then revoked; carol gets one
	 * on web, which the last two nights may not read.
	 */
	@BeforeParameterizedClassInvocation
	static void audit(TestDatabase database) throws IOException {
		directory = Files.createTempDirectory(all, database.name());
		url = "--spring.datasource.url=" + database.url(directory);
		AtomicReference<String> night = new AtomicReference<>("");
		try (FakeSwr swr = FakeSwr.start((request) -> answer(request, Objects.requireNonNull(night.get())))) {
			AuditRun audit = new AuditRun(directory).against(swr).with(url);
			String input = audit.input("namespace,repository", "team-a,app", "team-b,web");
			for (String date : List.of("2026-11-17", "2026-11-18", "2026-11-20", "2026-11-21")) {
				night.set(date);
				AuditRun.Result result = audit.run(input, "auditDate=" + date);
				assertThat(result.exit()).as(result.err()).isEqualTo((date.compareTo("2026-11-19") > 0) ? 2 : 0);
			}
		}
	}

	@BeforeEach
	void exportElsewhere() {
		this.export = new AuditRun(this.output).with("--spring.batch.job.name=complianceExport", url);
	}

	private static Response answer(Request request, String night) {
		if (request.path().contains("team-a")) {
			return switch (night) {
				case "2026-11-17" -> granted(user("a", "ann", 7), user("b", "bob", 3));
				case "2026-11-18" -> granted(user("a", "ann", 7), user("b", "bob", 7));
				default -> granted(user("a", "ann", 7));
			};
		}
		return switch (night) {
			case "2026-11-17" -> granted(user("a", "ann", 7), user("d", "ann", 1));
			case "2026-11-18" -> granted(user("a", "ann", 7), user("c", "carol", 1), user("d", "ann", 1));
			default -> Response.error(403, "SVCSTG.SWR.4039001", "no");
		};
	}

	private static Response granted(String... users) {
		return Response.of(200, """
				{"creator_id": "a", "self_auth": null, "others_auths": [%s]}""".formatted(String.join(", ", users)));
	}

	private static String user(String id, String name, int auth) {
		return "{\"user_id\": \"%s\", \"user_name\": \"%s\", \"auth\": %d}".formatted(id, name, auth);
	}

	@Test
	void filesShowWhatTheNightsShow() throws IOException {
		Path exported = export("changes_2026-11-18_2026-11-21");
		assertThat(names(exported)).containsExactlyInAnyOrder("audits.csv", "changes.csv", "finding-history.csv",
				"report.html", "summary.json", "manifest.json", "SHA256SUMS");
		assertThat(exported.resolve("changes.csv")).hasContent(
				"""
						namespace,repository,user_id,user_name,auth,permission,grant_source,is_creator,last_absent,first_seen,last_seen,first_absent,end,audits_with_grant,audits_object_not_read
						team-a,app,a,ann,7,Manage,repository,true,,2026-11-17,2026-11-21,,STILL_HELD,4,0
						team-a,app,b,bob,7,Manage,repository,false,2026-11-17,2026-11-18,2026-11-18,2026-11-20,REVOKED,1,0
						team-b,web,a,ann,7,Manage,repository,true,,2026-11-17,2026-11-18,,NOT_READ,2,2
						team-b,web,c,carol,1,Read,repository,false,2026-11-17,2026-11-18,2026-11-18,,NOT_READ,1,2
						team-b,web,d,ann,1,Read,repository,false,,2026-11-17,2026-11-18,,NOT_READ,2,2
						""");
		assertThat(rows(exported.resolve("finding-history.csv"), 1, 3, 4, 5, 9, 11, 13, 14, 22))
			.containsExactly("non-creator-manage/team-a/app/b/true/2026-11-18/2026-11-20/REVOKED/ENDED_UNDECIDED");
		assertThat(rows(exported.resolve("audits.csv"), 0, 1, 2, 6, 7, 9, 10)).containsExactly(
				"2026-11-17/1/1/true/0/OFF/0", "2026-11-18/1/1/true/0/OFF/0", "2026-11-19//////",
				"2026-11-20/1/1/false/2/OFF/1", "2026-11-21/1/1/false/2/OFF/1");
		assertThat(rows(exported.resolve("audits.csv"), 11).get(0))
			.isEqualTo(Sha256.of(directory.resolve("out/default/2026-11-17/SHA256SUMS")));
	}

	@Test
	void summaryAndManifestDescribeTheExport() throws IOException {
		Path exported = export("changes_2026-11-18_2026-11-21_user-bob", "user=bob");
		JsonNode summary = new JsonMapper().readTree(Files.readString(exported.resolve("summary.json")));
		assertThat(summary.path("filter").toString()).isEqualTo("{\"user\":\"b\"}");
		assertThat(summary.path("audits").toString())
			.isEqualTo("{\"total\":3,\"complete\":1,\"incomplete\":2,\"daysWithoutAudit\":1}");
		assertThat(summary.path("changes").toString()).isEqualTo("{\"rows\":1,\"granted\":0,\"raised\":1,\"lowered\":0,"
				+ "\"revoked\":1,\"objectGone\":0,\"stillHeld\":0,\"notRead\":0,\"heldAtFirstReading\":0}");
		assertThat(summary.path("findings").path("rows").asInt()).isEqualTo(1);
		assertThat(summary.path("findings").path("opening").path("ENDED_UNDECIDED").asInt()).isEqualTo(1);
		JsonNode manifest = new JsonMapper().readTree(Files.readString(exported.resolve("manifest.json")));
		assertThat(manifest.propertyNames()).containsExactly("schemaVersion", "toolVersion", "scope", "from", "to",
				"exportedAt", "filter", "files");
		assertThat(manifest.path("from").asString() + manifest.path("to").asString()).isEqualTo("2026-11-182026-11-21");
		assertThat(manifest.path("files").valueStream().map((file) -> file.path("name").asString()))
			.containsExactly("audits.csv", "changes.csv", "finding-history.csv", "summary.json", "report.html");
		for (JsonNode file : manifest.path("files")) {
			assertThat(Sha256.of(exported.resolve(file.path("name").asString())))
				.isEqualTo(file.path("sha256").asString());
		}
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(exported.resolve("changes.csv"))))
			.isEqualTo("rw-------");
	}

	@Test
	void consoleSumsUp() throws IOException {
		AuditRun.Result result = this.export.run(PERIOD);
		Path exported = this.output.resolve("out/default/exports/changes_2026-11-18_2026-11-21");
		assertThat(result.out()).isEqualTo(
				"""
						EXPORTED: changes from 2026-11-18 to 2026-11-21, scope default

						Audits         3 audits: 1 complete, 2 incomplete; 1 day without an audit
						Filter         none
						Changes        1 granted, 1 raised, 0 lowered, 1 revoked, 0 with their object gone; 1 still held, 3 not read
						                 at the end
						Findings       1 in the first audit of the period, 0 later; 0 not closed at the end
						Rows           audits.csv 5, changes.csv 5, finding-history.csv 1

						Files: %s
						SHA-256 of SHA256SUMS:
						  %s
						"""
					.formatted(exported, Sha256.of(exported.resolve("SHA256SUMS"))));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			namespace=team-a  |                 | namespace-team-a               | app/a app/b       | b
			user=c            |                 | user-c                         | web/c             |
			permission=read   |                 | permission-read                | web/c web/d       |
			permission=MANAGE | repository=w*   | repository-w__permission-MANAGE | web/a            |
			namespace=none    |                 | namespace-none                 |                   |
			""")
	void filtersKeepMatchingRows(String filter, String another, String name, String changes, String findings)
			throws IOException {
		Path exported = (another != null) ? export("changes_2026-11-18_2026-11-21_" + name, filter, another)
				: export("changes_2026-11-18_2026-11-21_" + name, filter);
		assertThat(rows(exported.resolve("changes.csv"), 1, 2)).isEqualTo(words(changes));
		assertThat(rows(exported.resolve("finding-history.csv"), 5)).isEqualTo(words(findings));
	}

	@Test
	void periodWithoutMatchingRowsSaysSo() {
		assertThat(this.export.run("from=2026-11-18", "to=2026-11-21", "namespace=none").out()).startsWith("""
				EXPORTED: changes from 2026-11-18 to 2026-11-21, scope default
				No permission and no finding of this period matches the filter
				""");
	}

	@Test
	void exportsOfTheSameNameAreKept() throws IOException {
		Path first = export("changes_2026-11-18_2026-11-21");
		Path second = export("changes_2026-11-18_2026-11-21.2");
		for (String name : List.of("audits.csv", "changes.csv", "finding-history.csv", "summary.json")) {
			assertThat(first.resolve(name)).hasSameBinaryContentAs(second.resolve(name));
		}
	}

	@Test
	void unknownOrAmbiguousUserIsNoEmptyExport() throws IOException {
		assertRefused("parameter 'user': no such user in the audits up to 2026-11-21; similar: bob", "from=2026-11-18",
				"to=2026-11-21", "user=bobb");
		assertRefused("parameter 'user': several users have this name; set user= to one of the ids a, d",
				"from=2026-11-18", "to=2026-11-21", "user=ann");
		assertRefused("parameter 'user': no such user in the audits up to 2026-11-17", "from=2026-11-17",
				"to=2026-11-17", "user=carol");
		Path people = Files.writeString(this.output.resolve("people.csv"), "user_id,user_name\nz9,zoe\n");
		Path exported = export("changes_2026-11-18_2026-11-21_user-zoe", "user=zoe", "--audit.people=" + people);
		assertThat(rows(exported.resolve("changes.csv"), 2)).isEmpty();
	}

	@Test
	void periodWithoutAuditsUpToItsEndIsRefused() {
		assertRefused("scope 'default' has no published audit up to 2026-11-16; published: 2026-11-21 revision 1,"
				+ " 2026-11-20 revision 1, 2026-11-18 revision 1, 2026-11-17 revision 1; not published yet: none",
				"from=2026-11-01", "to=2026-11-16");
		assertRefused("parameter 'auditDate' is not allowed together with 'from' and 'to'; give a period or one audit",
				"from=2026-11-18", "to=2026-11-21", "auditDate=2026-11-21");
	}

	@Test
	void periodBeforeTheKeptAuditsIsRefused(@TempDir Path elsewhere) throws IOException {
		String own = "--spring.datasource.url=" + this.database.url(elsewhere);
		try (FakeSwr swr = FakeSwr.start((request) -> Response.granted(1))) {
			AuditRun audit = new AuditRun(elsewhere).against(swr).with(own, "--audit.retention=30d");
			String input = audit.input("namespace,repository", "team-a,app");
			for (String date : List.of("2026-01-01", "2026-01-02", "2026-03-01")) {
				assertThat(audit.run(input, "auditDate=" + date).exit()).isZero();
			}
		}
		AuditRun exportOfIt = new AuditRun(elsewhere).with(own, "--spring.batch.job.name=complianceExport");
		AuditRun.Result refused = exportOfIt.run("from=2026-01-01", "to=2026-03-31");
		assertThat(refused.err()).isEqualTo("parameter 'from': '2026-01-01' is not allowed; give a date from 2026-01-02"
				+ " on, because the database has all audits only since then (audit.retention, audit.new-history)\n");
		assertThat(refused.exit()).isEqualTo(1);
		AuditRun.Result kept = exportOfIt.run("from=2026-01-02", "to=2026-03-31");
		assertThat(kept.exit()).as(kept.err()).isZero();
	}

	private Path export(String name, String... arguments) {
		AuditRun.Result result = this.export
			.run(Stream.concat(Stream.of(PERIOD), Stream.of(arguments)).toArray(String[]::new));
		assertThat(result.err()).isEmpty();
		assertThat(result.exit()).isZero();
		return this.output.resolve("out/default/exports").resolve(name);
	}

	private void assertRefused(String line, String... arguments) {
		AuditRun.Result result = this.export.run(arguments);
		assertThat(result.err()).isEqualTo(line + "\n");
		assertThat(result.exit()).isEqualTo(1);
		assertThat(this.output.resolve("out")).doesNotExist();
	}

	private static List<String> words(String text) {
		return (text != null) ? List.of(text.split(" ")) : List.of();
	}

	/** The cells of some columns, joined by slashes, of every row of a file. */
	private static List<String> rows(Path file, int... columns) throws IOException {
		try (Stream<String> lines = Files.lines(file)) {
			return lines.skip(1)
				.map((line) -> line.split(",", -1))
				.map((cells) -> Arrays.stream(columns)
					.mapToObj((column) -> cells[column])
					.collect(Collectors.joining("/")))
				.toList();
		}
	}

	private static List<String> names(Path path) throws IOException {
		try (Stream<Path> files = Files.list(path)) {
			return files.map((file) -> file.getFileName().toString()).toList();
		}
	}

}
