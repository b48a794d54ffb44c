package dev.swraudit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.swraudit.finding.Fingerprint;
import dev.swraudit.finding.Rule;
import dev.swraudit.support.AuditRun;
import dev.swraudit.support.FakeSwr;
import dev.swraudit.support.FakeSwr.Request;
import dev.swraudit.support.FakeSwr.Response;
import dev.swraudit.support.TestDatabase;
import dev.swraudit.target.RepositoryName;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Exports of stored audits, by whole runs without endpoint and credentials.
 */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class ComplianceExportIT {

	private static final String DATE = "auditDate=" + AuditRun.DATE;

	@TempDir
	static Path all;

	private static Path directory;

	@Parameter
	TestDatabase database;

	@TempDir
	Path output;

	private AuditRun export;

	private static String url;

	@BeforeParameterizedClassInvocation
	static void audit(TestDatabase database) throws IOException {
		directory = Files.createTempDirectory(all, database.name());
		url = "--spring.datasource.url=" + database.url(directory);
		try (FakeSwr swr = FakeSwr.start(ComplianceExportIT::answer)) {
			AuditRun audit = new AuditRun(directory).against(swr).with(url);
			String input = audit.input("namespace,repository", "team-a,app", "team-a,web/shop", "team-b,app",
					"team-b,gone", "team-a,app", "team_b,");
			assertThat(audit.run(input, "auditDate=2026-11-20").exit()).isEqualTo(2);
			assertThat(audit.run(input, DATE).exit()).isEqualTo(2);
			assertThat(audit.run(input, DATE, "revision=2", "--audit.incomplete-on=FAILED").exit()).isZero();
		}
	}

	@BeforeEach
	void exportElsewhere() {
		this.export = new AuditRun(this.output).with("--spring.batch.job.name=complianceExport", url);
	}

	private static Response answer(Request request) {
		return switch (request.path().replaceAll(".*/namespaces/(.*?)(/access)?$", "$1")) {
			case "team-a/repos/app" -> granted("a", user("a", "ann", 7), user("b", "bob", 7), user("c", "%", 1));
			case "team-a/repos/web$shop" -> granted("b", user("b", "bob", 7), user("d", "dora_x", 15));
			case "team-b/repos/app" -> granted("a", user("a", "ann", 7), user("c", "percent", 3), user("f", "ann", 1));
			default -> Response.error(404, "SVCSTG.SWR.4040113", "no such image");
		};
	}

	private static Response granted(String creator, String... users) {
		return Response.of(200, """
				{"creator_id": "%s", "self_auth": null, "others_auths": [%s]}""".formatted(creator,
				String.join(", ", users)));
	}

	private static String user(String id, String name, int auth) {
		return "{\"user_id\": \"%s\", \"user_name\": \"%s\", \"auth\": %d}".formatted(id, name, auth);
	}

	@Test
	void theWholeAuditEqualsItsPublication() throws IOException {
		AuditRun.Result result = this.export.run(DATE, "revision=1");
		assertThat(result.err()).isEmpty();
		assertThat(result.exit()).isZero();
		Path exported = onlyExport();
		assertThat(names(exported)).containsExactlyInAnyOrder("permissions.csv", "repositories.csv", "findings.csv",
				"organizations.csv", "not-in-input.csv", "users.csv", "review.csv", "decisions.csv", "review.xlsx",
				"summary.json", "report.html", "manifest.json", "SHA256SUMS");
		Path published = directory.resolve("out/default").resolve(AuditRun.DATE);
		for (String name : List.of("permissions.csv", "repositories.csv", "findings.csv", "organizations.csv",
				"not-in-input.csv", "users.csv", "review.csv", "decisions.csv", "review.xlsx", "summary.json")) {
			assertThat(exported.resolve(name)).hasSameBinaryContentAs(published.resolve(name));
		}
		assertThat(result.out()).startsWith("EXPORTED: audit of default, 21 Nov 2026, backdated: read on ")
			.contains("\n\nAudit          INCOMPLETE: ", "; backdated: read on ", "Filter         none\n",
					"permissions.csv 8, repositories.csv 6, findings.csv 3, ", exported.toString());
		assertThat(exported.getFileName().toString()).matches("\\d{8}T\\d{6}Z");
	}

	@Test
	void theManifestStatesTheFilter() throws IOException {
		this.export.run("namespace=team-*", "user=bob", "permission=MANAGE");
		JsonNode manifest = new JsonMapper().readTree(Files.readString(onlyExport().resolve("manifest.json")));
		assertThat(manifest.path("filter").toString())
			.isEqualTo("{\"namespace\":\"team-*\",\"user\":\"b\",\"permission\":\"Manage\"}");
		assertThat(manifest.path("auditDate").asString()).isEqualTo(AuditRun.DATE);
		assertThat(manifest.path("revision").asInt()).isEqualTo(2);
		assertThat(manifest.path("inputSha256").asString()).hasSize(64);
		assertThat(manifest.path("exportedAt").asString()).isNotEmpty();
		assertThat(names(onlyExport())).containsExactlyInAnyOrder("permissions.csv", "repositories.csv", "findings.csv",
				"organizations.csv", "not-in-input.csv", "users.csv", "review.csv", "decisions.csv", "review.xlsx",
				"summary.json", "manifest.json", "SHA256SUMS");
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '`',
			textBlock = """
					namespace=team-a      |                     | a/app/a a/app/b a/app/c a/web/shop/b a/web/shop/d | 2 3 6     | a/app/b a/web/shop/d a/web/shop/d
					namespace=*b          |                     | b/app/a b/app/c b/app/f                           | 4 5 7     |
					namespace=team_b      |                     |                                                   | 7         |
					repository=w*p        |                     | a/web/shop/b a/web/shop/d                         | 3         | a/web/shop/d a/web/shop/d
					repository=?pp        | namespace=team-b    | b/app/a b/app/c b/app/f                           | 4         |
					repository=%          |                     |                                                   |           |
					repository=App        |                     |                                                   |           |
					user=b                |                     | a/app/b a/web/shop/b                              | 2 3 6     | a/app/b
					user=bob              |                     | a/app/b a/web/shop/b                              | 2 3 6     | a/app/b
					user=%                |                     | a/app/c b/app/c                                   | 2 4 6     |
					user=dora_x           |                     | a/web/shop/d                                      | 3         | a/web/shop/d a/web/shop/d
					user=percent          |                     | a/app/c b/app/c                                   | 2 4 6     |
					permission=Manage     |                     | a/app/a a/app/b a/web/shop/b a/web/shop/d b/app/a | 2 3 4 6   | a/app/b a/web/shop/d a/web/shop/d
					permission=write      |                     | b/app/c                                           | 4         |
					permission=READ       |                     | a/app/c b/app/f                                   | 2 4 6     |
					permission=unknown    |                     | a/web/shop/d                                      | 3         | a/web/shop/d a/web/shop/d
					permission=Unknown(15)|                     | a/web/shop/d                                      | 3         | a/web/shop/d a/web/shop/d
					permission=Unknown(4) |                     |                                                   |           |
					user=c                | permission=write    | b/app/c                                           | 4         |
					user=bob              | repository=app      | a/app/b                                           | 2 6       | a/app/b
					""",
			delimiter = '|')
	void filtersKeepMatchingRows(String filter, String another, String permissions, String lines, String findings)
			throws IOException {
		AuditRun.Result result = (another != null) ? this.export.run(DATE, "revision=1", filter, another)
				: this.export.run(DATE, "revision=1", filter);
		assertThat(result.err()).isEmpty();
		assertThat(result.exit()).isZero();
		assertThat(rows("permissions.csv", "team-", 2, 3, 4)).isEqualTo(words(permissions));
		assertThat(rows("repositories.csv", "", 0)).isEqualTo(words(lines));
		assertThat(rows("findings.csv", "team-", 6, 7, 10)).isEqualTo(words(findings));
		assertSummaryCountsTheRows();
		assertThat(result.out().contains("\nNo row of this audit matches the filter: all files have 0 rows\n"))
			.isEqualTo(permissions == null && lines == null && findings == null);
	}

	private void assertSummaryCountsTheRows() throws IOException {
		JsonNode summary = new JsonMapper().readTree(Files.readString(onlyExport().resolve("summary.json")));
		assertThat(summary.path("records").path("total").asInt()).isEqualTo(rows("repositories.csv", "", 0).size());
		assertThat(summary.path("permissions").asInt()).isEqualTo(rows("permissions.csv", "", 0).size());
		assertCounts(summary.path("records"), rows("repositories.csv", "", 3));
		assertCounts(summary.path("verdicts"), rows("repositories.csv", "", 13));
		assertCounts(summary.path("findings").path("rule"), rows("findings.csv", "", 1));
		assertCounts(summary.path("findings").path("change"), rows("findings.csv", "", 3));
		assertCounts(summary.path("findings").path("state"), rows("findings.csv", "", 4));
		assertThat(summary.path("filter").isEmpty()).isFalse();
		assertThat(summary.has("requests")).as("requests of the whole audit").isFalse();
	}

	private static void assertCounts(JsonNode counts, List<String> cells) {
		assertThat(counts.isEmpty()).isFalse();
		counts.propertyStream()
			.filter((count) -> !count.getKey().equals("total"))
			.forEach((count) -> assertThat(count.getValue().asInt()).as(count.getKey())
				.isEqualTo(Collections.frequency(cells, count.getKey())));
	}

	@Test
	void consoleCountsMatchingRows() {
		assertThat(this.export.run(DATE, "revision=1", "user=bob").out()).contains(
				"\n\nAudit          INCOMPLETE\nRead           from ",
				"""
						Filter         user=b; the counts cover matching rows only
						Records        3 = AUDITED 2 + NOT_FOUND 0 + FORBIDDEN 0 + FAILED 0 + INVALID 0 + DUPLICATE 1
						Verdicts       NOT_FLAGGED 0, FLAGGED 2, UNDETERMINED 0, NOT_AUDITED 0
						Findings       NEW 0, EXISTING 1, REOPENED 0, RESOLVED 0, UNVERIFIED 0; OPEN 1, ACCEPTED 0, CLOSED 0
						Movement       1 open before + 0 new + 0 reopened - 0 resolved - 0 accepted = 1 open
						Review         1 finding = 0 kept + 0 accepted + 0 to revoke + 1 undecided
						Rows           permissions.csv 2, repositories.csv 3, findings.csv 1, organizations.csv 0, not-in-input.csv 0,
						                 users.csv 1, review.csv 1, decisions.csv 0, review.xlsx 1
						""");
	}

	@Test
	void aUserWhomTheAuditDoesNotKnowIsNoEmptyExport() {
		assertRefused("parameter 'user': no such user in the audit of 2026-11-21, revision 1; similar: bob", DATE,
				"revision=1", "user=bobb");
		assertRefused("parameter 'user': no such user in the audit of 2026-11-21, revision 1; similar: dora_x", DATE,
				"revision=1", "user=DORA");
		assertRefused("parameter 'user': no such user in the audit of 2026-11-21, revision 1", DATE, "revision=1",
				"user=somebody-else");
		assertThat(this.output.resolve("out")).doesNotExist();
	}

	@ParameterizedTest
	@CsvSource({ "z9, ''", "zoe, ''", "yan, ''", "robert, a/app/b a/web/shop/b" })
	void aUserWhomOnlyThePeopleListKnowsIsExported(String user, String permissions) throws IOException {
		AuditRun.Result result = this.export.run(DATE, "revision=1", "user=" + user, people());
		assertThat(result.err()).isEmpty();
		assertThat(result.exit()).isZero();
		assertThat(rows("permissions.csv", "team-", 2, 3, 4))
			.isEqualTo(permissions.isEmpty() ? List.of() : words(permissions));
		assertThat(result.out().contains("No row of this audit matches the filter")).isEqualTo(permissions.isEmpty());
	}

	@Test
	void similarUsersOfThePeopleListAreNamed() throws IOException {
		String people = people();
		String unknown = "parameter 'user': no such user in the audit of 2026-11-21, revision 1, or in "
				+ this.output.resolve("people.csv");
		assertRefused(unknown + "; similar: robert, bob", DATE, "revision=1", "user=rob", people);
		assertRefused(unknown + "; similar: zoe, z9", DATE, "revision=1", "user=zo", people);
		assertRefused("parameter 'user': several users have this name; set user= to one of the ids t1, t2", DATE,
				"revision=1", "user=twin", people);
		Files.writeString(this.output.resolve("people.csv"), "z9,other\n", StandardOpenOption.APPEND);
		assertRefused(
				this.output.resolve("people.csv") + ": line 7: user_id 'z9' is already on line 2; use one row per user",
				DATE, "user=zo", people);
		assertThat(this.export.run(DATE, "user=bob", people).exit()).isZero();
	}

	/** Writes a people list, and returns its setting. */
	private String people() throws IOException {
		return "--audit.people=" + Files.writeString(this.output.resolve("people.csv"),
				"user_id,user_name\nz9,zoe\n,yan\nb,robert\nt1,twin\nt2,twin\n");
	}

	@Test
	void findingsOnUsersAreInTheOrganizationsInWhichTheyHoldSomething(@TempDir Path elsewhere) throws IOException {
		String audited = withUnknownUsers(elsewhere);
		for (String organization : List.of("team-a", "team-b")) {
			AuditRun.Result result = new AuditRun(this.output.resolve(organization))
				.run("--spring.batch.job.name=complianceExport", audited, "namespace=" + organization);
			assertThat(result.exit()).as(result.err()).isZero();
		}
		assertThat(rowsOf("team-a/out/default", "review.csv", 0, 7)).containsExactly("unknown-user/c", "unknown-user/d",
				"non-creator-manage/b", "non-creator-manage/d", "unrecognised-permission/d");
		assertThat(rowsOf("team-a/out/default", "users.csv", 0)).containsExactly("a", "b", "c", "d");
		assertThat(rowsOf("team-a/out/default", "decisions.csv", 2)).containsExactly("about c");
		// The audit did not read this organization, so that its users are those of the
		// night before.
		assertThat(rowsOf("team-b/out/default", "review.csv", 0, 2, 7)).containsExactly("unknown-user/EXISTING/c",
				"unknown-user/UNVERIFIED/f");
		assertThat(rowsOf("team-b/out/default", "users.csv", 0)).isEmpty();
		assertThat(rowsOf("team-b/out/default", "decisions.csv", 2)).containsExactly("about c", "about f");
	}

	/**
	 * Audits two nights with a people list and decisions; the second one may not read
	 * team-b. Returns the setting of their database.
	 */
	private String withUnknownUsers(Path elsewhere) throws IOException {
		Path people = Files.writeString(elsewhere.resolve("people.csv"), "user_id\na\nb\n");
		Path decisions = Files.writeString(elsewhere.resolve("decisions.csv"),
				"decision,decided_by,decided_on,reason,keep_until,revoke_by,fingerprint\n" + Stream.of("c", "f")
					.map((user) -> "revoke,about " + user + ",2026-11-20,r,,,"
							+ Fingerprint.of("default", Rule.UNKNOWN_USER, RepositoryName.ofUsers(), user) + "\n")
					.collect(Collectors.joining()));
		String url = "--spring.datasource.url=" + this.database.url(elsewhere);
		AtomicBoolean readable = new AtomicBoolean(true);
		try (FakeSwr swr = FakeSwr.start((request) -> (readable.get() || !request.path().contains("team-b"))
				? answer(request) : Response.error(403, "SVCSTG.SWR.4039001", "no"))) {
			AuditRun audit = new AuditRun(elsewhere).against(swr)
				.with(url, "--audit.people=" + people, "--audit.decisions=" + decisions);
			String input = audit.input("namespace,repository", "team-a,app", "team-a,web/shop", "team-b,app");
			assertThat(audit.run(input, "auditDate=2026-11-20").exit()).isZero();
			readable.set(false);
			assertThat(audit.run(input, DATE).exit()).isEqualTo(2);
		}
		return url;
	}

	@Test
	void aNameOfSeveralUsersIsNotGuessed() {
		assertRefused("parameter 'user': several users have this name; set user= to one of the ids a, f", DATE,
				"revision=1", "user=ann");
		assertThat(this.output.resolve("out")).doesNotExist();
	}

	@Test
	void filteredRowsAreThePublishedOnes() throws IOException {
		this.export.run(DATE, "user=bob");
		Path published = directory.resolve("out/default").resolve(AuditRun.DATE + ".2");
		for (String name : List.of("permissions.csv", "repositories.csv", "findings.csv", "users.csv", "review.csv")) {
			assertThat(Files.readAllLines(published.resolve(name)))
				.containsSubsequence(Files.readAllLines(onlyExport().resolve(name)));
		}
	}

	@Test
	void sameExportCanBeRepeated() throws IOException {
		for (int i = 0; i < 3; i++) {
			assertThat(this.export.run(DATE).exit()).isZero();
		}
		List<Path> exports = exports();
		assertThat(exports).hasSize(3);
		for (Path other : exports) {
			assertThat(other.resolve("permissions.csv"))
				.hasSameBinaryContentAs(exports.get(0).resolve("permissions.csv"));
		}
		assertThat(this.output.resolve("out/default")).isDirectoryNotContaining("glob:**last-run.json");
	}

	@Test
	void latestPublishedAuditIsTheDefault() {
		assertThat(this.export.run().out()).startsWith("EXPORTED: audit of default, 21 Nov 2026, revision 2, ");
		assertThat(this.export.run("revision=1").out())
			.startsWith("EXPORTED: audit of default, 21 Nov 2026, backdated");
		assertThat(this.export.run("auditDate=2026-11-20").out())
			.startsWith("EXPORTED: audit of default, 20 Nov 2026, backdated");
	}

	@Test
	void anAuditThatIsNotThereIsNamed() {
		String there = "; published: 2026-11-21 revision 2, 2026-11-21 revision 1, 2026-11-20 revision 1; not published yet: none";
		assertRefused("scope 'default' has no published audit of 2026-11-19" + there, "auditDate=2026-11-19");
		assertRefused("scope 'default' has no published audit of 2026-11-20 with revision 2" + there,
				"auditDate=2026-11-20", "revision=2");
		assertRefused("scope 'other' has no published audit; the scopes are default", "scope=other");
		assertThat(this.output.resolve("out")).doesNotExist();
	}

	@Test
	void anUnfinishedAuditIsNotExported(@TempDir Path elsewhere) {
		String own = "--spring.datasource.url=" + this.database.url(elsewhere);
		AuditRun audit = new AuditRun(elsewhere).with(own);
		String none = "scope 'default' has no published audit; the database (spring.datasource.url) contains no audits\n";
		assertThat(audit.run("--spring.batch.job.name=complianceExport").err()).isEqualTo(none);
		try (FakeSwr swr = FakeSwr.start((request) -> Response.error(404, "APIGW.0101", "no API"))) {
			AuditRun failing = new AuditRun(elsewhere).against(swr).with(own);
			assertThat(failing.run(audit.input("namespace,repository", "a,\"b"), DATE).exit()).isEqualTo(1);
			assertThat(audit.run("--spring.batch.job.name=complianceExport").err()).isEqualTo(none);
			assertThat(failing.run(audit.input("namespace,repository", "a,b"), DATE).exit()).isEqualTo(1);
		}
		AuditRun.Result result = audit.run("--spring.batch.job.name=complianceExport");
		assertThat(result.exit()).isEqualTo(1);
		assertThat(result.err()).isEqualTo(
				"scope 'default' has no published audit; published: none; not published yet: 2026-11-21 revision 1\n");
	}

	@Test
	void invalidParametersAreNamed() {
		assertRefused("unknown parameter 'input'; the parameters are scope, auditDate, revision, from, to, namespace,"
				+ " repository, user, permission, output", "input=x.csv");
		assertRefused("parameter 'permission': 'admin' is not allowed; give Manage, Write, Read, Unknown or Unknown(n)",
				"permission=admin");
		assertRefused(
				"parameter 'namespace': '' is not allowed; give a pattern such as team-*, at most 1000 characters",
				"namespace=");
		assertRefused("parameter 'revision': 'x' is not allowed; give a whole number from 1 to 999999999",
				"revision=x");
		assertThat(this.export.run("auditDate=today").err())
			.startsWith("parameter 'auditDate': 'today' is not allowed; give a date such as ");
		AuditRun.Result result = this.export.run("--spring.batch.job.name=complianceexport");
		assertThat(result.exit()).isEqualTo(1);
		assertThat(result.err()).isEqualTo("unknown job 'complianceexport' (spring.batch.job.name); the jobs are"
				+ " permissionAudit, complianceExport, abandonAudit; did you mean complianceExport?\n");
	}

	@Test
	void helpNamesTheJob() {
		assertThat(new AuditRun(this.output).run("--help").out()).contains("jobs/audit.sh complianceExport",
				"namespace=PATTERN", "user=USER");
	}

	@Test
	void settingsOfTheServiceAreNotUsed() {
		try (FakeSwr swr = FakeSwr.start((request) -> Response.granted(1))) {
			assertThat(this.export.run("--audit.swr.endpoint=" + swr.endpoint(), "--audit.swr.token=t").exit())
				.isZero();
			assertThat(swr.log()).isEmpty();
		}
		assertThat(this.export.run("--audit.swr.endpoint=http://elsewhere.example").exit()).isZero();
	}

	@Test
	void anOutputThatCannotBeWrittenIsNamed() throws IOException {
		Files.writeString(this.output.resolve("out"), "");
		AuditRun.Result result = this.export.run(DATE);
		assertThat(result.exit()).isEqualTo(1);
		assertThat(result.err()).startsWith(this.output.resolve("out").toString()).hasLineCount(1);
	}

	private void assertRefused(String line, String... arguments) {
		AuditRun.Result result = this.export.run(arguments);
		assertThat(result.err()).isEqualTo(line + "\n");
		assertThat(result.exit()).isEqualTo(1);
		assertThat(result.out()).isEmpty();
	}

	private static List<String> words(String text) {
		return (text != null) ? List.of(text.split(" ")) : List.of();
	}

	/** The cells of some columns, joined by slashes, of every row of a file. */
	private List<String> rows(String file, String without, int... columns) throws IOException {
		return rows(onlyExport().resolve(file), columns).stream().map((row) -> row.replace(without, "")).toList();
	}

	private List<String> rowsOf(String scope, String file, int... columns) throws IOException {
		return rows(onlyExport(this.output.resolve(scope)).resolve(file), columns);
	}

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

	private Path onlyExport() throws IOException {
		return onlyExport(this.output.resolve("out/default"));
	}

	private static Path onlyExport(Path scope) throws IOException {
		List<Path> exports = exports(scope);
		assertThat(exports).hasSize(1);
		return exports.get(0);
	}

	private List<Path> exports() throws IOException {
		return exports(this.output.resolve("out/default"));
	}

	private static List<Path> exports(Path scope) throws IOException {
		try (Stream<Path> files = Files.list(scope.resolve("exports"))) {
			return files.sorted().toList();
		}
	}

	private static List<String> names(Path path) throws IOException {
		try (Stream<Path> files = Files.list(path)) {
			return files.map((file) -> file.getFileName().toString()).toList();
		}
	}

}
