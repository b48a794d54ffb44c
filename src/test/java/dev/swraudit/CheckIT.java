package dev.swraudit;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

import dev.swraudit.finding.Fingerprint;
import dev.swraudit.finding.Rule;
import dev.swraudit.report.data.Json;
import dev.swraudit.report.files.OutputLock;
import dev.swraudit.report.files.OutputMode;
import dev.swraudit.support.AuditRun;
import dev.swraudit.support.ChildRun;
import dev.swraudit.support.FakeSwr;
import dev.swraudit.support.FakeSwr.Response;
import dev.swraudit.support.PostgresServer;
import dev.swraudit.support.TestDatabase;
import dev.swraudit.target.RepositoryName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code --check} prints a table of checks, sends few requests and creates nothing.
 */
class CheckIT {

	private Response answer = Response.of(200, "{\"namespaces\": [{\"id\": 1, \"name\": \"a\"}]}");

	private boolean readable = true;

	private Response listing = Response.of(200, "[{\"namespace\": \"a\", \"name\": \"b\"}]")
		.with("Content-Range", "0-1/1");

	private final Response other = Response.error(403, "SVCSTG.SWR.4039001", "no");

	private final FakeSwr swr = FakeSwr.start((request) -> switch (request.path()) {
		case "/v2/manage/repos" -> this.listing;
		case "/v2/manage/namespaces" -> this.answer;
		case "/v2/manage/overview" -> overview();
		case "/v2/manage/shared-repositories" -> shared();
		default ->
			request.path().contains("secret") ? this.other : request.path().contains("/repos/") ? Response.granted(1)
					: other(request.path().endsWith("/access") ? Response.granted(1) : Response.of(200, "[]"));
	});

	private Response overview() {
		return this.readable ? Response.of(200, "{\"domain_id\": \"d\", \"repo_num\": 1}") : this.other;
	}

	private Response shared() {
		return this.readable ? Response.of(200, "[{\"namespace\": \"a\", \"name\": \"b\"}]") : this.other;
	}

	/** Answers the calls for the grants on an organization and for shares. */
	private Response other(Response grantsOrShares) {
		return this.readable ? grantsOrShares : this.other;
	}

	@TempDir
	Path directory;

	@AfterEach
	void close() {
		this.swr.close();
	}

	@ParameterizedTest
	@EnumSource
	void passedChecksAreOkAndNothingIsCreated(TestDatabase database) {
		AuditRun audit = new AuditRun(this.directory, database).againstAccount(this.swr);
		String input = audit.input("namespace,repository", "a,b");
		AuditRun.Result result = audit.run("--check", input);
		assertThat(result.out()).doesNotContain("FAIL")
			.contains("ok   endpoint     " + this.swr.endpoint() + "\n",
					"ok   credentials  accepted by SWR; organizations: 1\n", "ok   input        1 records in ",
					"ok   access       the access list and the creator of a/b can be read\n",
					"ok   listing      SWR lists 1 repository; the input names the same repositories\n",
					"ok   account      repositories of the account: 1\n",
					"ok   grants       the grants on the organization a can be read; organizations: 1\n",
					"ok   shares       the shares of a/b can be read\n", "Ready: all checks passed");
		assertThat(result.err()).isEmpty();
		assertThat(result.exit()).isZero();
		assertThat(this.swr.log()).extracting(FakeSwr.Request::path)
			.containsExactly("/v2/manage/namespaces", "/v2/manage/namespaces/a/repos/b/access",
					"/v2/manage/namespaces/a/repos/b", "/v2/manage/repos", "/v2/manage/repos", "/v2/manage/overview",
					"/v2/manage/namespaces", "/v2/manage/namespaces/a/access", "/v2/manage/shared-repositories",
					"/v2/manage/namespaces/a/repositories/b/access-domains");
		assertThat(this.directory.toFile().list()).containsExactly("input.csv");
		assertThat(audit.run(input).exit()).isZero();
		this.answer = Response.error(403, "SVCSTG.SWR.4039002", "no");
		assertThat(audit.run("--check").out()).contains(", audits: 1\n",
				"ok   credentials  accepted by SWR; the list of organizations is forbidden");
	}

	@Test
	void everyFailedCheckIsReportedWithItsRemedy() throws IOException {
		Files.writeString(this.directory.resolve("out"), "");
		AuditRun.Result result = new AuditRun(this.directory).run("--check", "auditDate=yesterday", "input=missing.csv",
				"--audit.exceptions=none.csv", "--audit.people=nobody.csv", "--audit.decisions=none.xlsx",
				"--audit.csv.bom=maybe", "--spring.datasource.url=jdbc:postgresql://127.0.0.1:1/none",
				"--audit.swr.token=t");
		assertThat(result.exit()).isEqualTo(1);
		assertThat(result.err()).isEmpty();
		assertThat(result.out()
			.lines()
			.filter((line) -> line.matches("(FAIL|WAIT) .*"))
			.map((line) -> line.substring(5, 17))).containsExactly("settings    ", "parameters  ", "input       ",
					"output      ", "database    ", "people      ", "exceptions  ", "decisions   ", "endpoint    ");
		assertThat(result.out().lines().filter((line) -> line.startsWith("           to do: "))).hasSize(9);
		assertThat(result.out()).contains("-    credentials  skipped: set the endpoint first\n");
	}

	@Test
	void invalidSettingIsReportedOnce() {
		AuditRun.Result result = new AuditRun(this.directory).against(this.swr).run("--check", "--audit.fail-on=all");
		assertThat(result.out()).containsOnlyOnce("'all' is not one of none, new, open");
		assertThat(new AuditRun(this.directory).run("--check", "--audit.swr.tokn=x").out())
			.contains("FAIL settings     unknown setting 'audit.swr.tokn'");
	}

	@ParameterizedTest
	@CsvSource({ "401, SVCSTG.SWR.4010000, FAIL credentials, 1, 2", "404, APIGW.0101, FAIL endpoint, 1, 1",
			"404, SOMETHING.ELSE, FAIL endpoint, 1, 1", "500, SVCSTG.SWR.5000000, WAIT endpoint, 4, 1",
			"429, APIGW.0308, WAIT endpoint, 4, 1" })
	void refusalOfSwrIsReported(int status, String code, String line, int exit, int requests) {
		this.answer = Response.error(status, code, "no");
		AuditRun.Result result = new AuditRun(this.directory).against(this.swr).run("--check");
		assertThat(result.out()).contains(line, "1 of 18 checks failed; a run would end with " + exit + ".");
		assertThat(result.exit()).isEqualTo(exit);
		assertThat(this.swr.requests()).isEqualTo(requests);
		assertThat(result.out()).contains("-    listing      skipped: correct the failed checks above first");
	}

	@Test
	void invalidRecordsAndTheInputOfAnotherAuditAreNamed() {
		AuditRun audit = new AuditRun(this.directory).against(this.swr).with("auditDate=" + AuditRun.DATE);
		assertThat(audit.run(audit.input("namespace,repository", "a,b")).exit()).isZero();
		AuditRun.Result changed = audit.run("--check", audit.input("namespace,repository", "a,b", "a,c:latest"));
		assertThat(changed.out()).contains(
				"input.csv: not the input that the audit of 2026-11-21, revision 1, began with (SHA-256 ",
				"warn input ", "a run with this file would end with 1");
		AuditRun.Result fresh = audit.run("--check", "revision=2",
				audit.input("namespace,repository", "a,b", "a,c:latest"));
		assertThat(fresh.out()).contains("warn input        2 records in ",
				"; invalid: 1, the first on line 3: repository contains the tag ':latest'");
		assertThat(fresh.exit()).isZero();
	}

	@ParameterizedTest
	@CsvSource({ "404, <html>Not here</html>", "404, 404 page not found", "403, <html>Access denied</html>",
			"200, <html>Log in</html>" })
	void webPageIsAWrongEndpoint(int status, String body) {
		this.answer = Response.of(status, body).with("Content-Type", "text/html");
		AuditRun.Result result = new AuditRun(this.directory).against(this.swr).run("--check");
		assertThat(result.out()).contains("FAIL endpoint     not the SWR API: HTTP " + status).containsOnlyOnce("FAIL");
		assertThat(result.exit()).isEqualTo(1);
		assertThat(this.swr.requests()).isEqualTo(1);
	}

	@Test
	void wrongIamEndpointIsNotReportedAsWrongSwrEndpoint() {
		try (FakeSwr iam = FakeSwr.start((request) -> Response.of(404, "<html>"))) {
			AuditRun.Result result = new AuditRun(this.directory).run("--check",
					"--audit.swr.endpoint=" + this.swr.endpoint(), "--audit.swr.iam-endpoint=" + iam.endpoint(),
					"--audit.swr.username=u", "--audit.swr.password=p4ssw0rd", "--audit.swr.domain=d",
					"--audit.swr.project=p");
			assertThat(result.out())
				.contains("ok   endpoint     " + this.swr.endpoint() + "\n",
						"FAIL credentials  audit.swr.iam-endpoint is not IAM: ")
				.containsOnlyOnce("FAIL");
		}
	}

	@Test
	void missingRightsAreNamedSourceBySource() {
		this.readable = false;
		AuditRun audit = new AuditRun(this.directory).againstAccount(this.swr);
		AuditRun.Result result = audit.run("--check", audit.input("namespace,repository", "a,b"));
		assertThat(result.out())
			.contains("warn account      the total of the account: forbidden (HTTP 403, SVCSTG.SWR.4039001, no)\n"
					+ "           to do: grant swr::getDomainOverview to the account of the credentials; jobs/audit-policy.json"
					+ " has all rights\n", "warn grants       the grants on the organization a: forbidden",
					"grant swr:namespace:getNamespaceAccess to",
					"warn shares       the list of shared repositories: forbidden (HTTP 403, SVCSTG.SWR.4039001, no); the"
							+ " shares of a/b: forbidden",
					"grant swr:repo:listSharedRepos and swr:repo:listRepoDomains to",
					"Ready, with 3 warnings. Nothing was audited or written.");
		assertThat(audit.run("--check", "--audit.organizations=false", "--audit.population=off").out()).contains(
				"-    access       skipped: no repository to try\n", "-    listing      off (audit.population)\n",
				"-    account      off (audit.population)\n", "-    grants       off (audit.organizations)\n",
				"-    shares       off (audit.shares or audit.population)\n");
	}

	@Test
	void everyRightIsNamedToACallerWithoutRights() {
		try (FakeSwr swr = FakeSwr.start((request) -> this.other)) {
			AuditRun audit = new AuditRun(this.directory).againstAccount(swr);
			AuditRun.Result result = audit.run("--check", audit.input("namespace,repository", "a,b"));
			assertThat(result.out()).contains(rights()).contains("Ready, with 5 warnings.");
			assertThat(result.exit()).isZero();
		}
	}

	private static List<String> rights() {
		return List.of("swr:repo:getRepoAccess", "swr:repo:getRepo", "swr:repo:listRepos", "swr:repo:listSharedRepos",
				"swr:repo:listRepoDomains", "swr:namespace:listNamespaces", "swr:namespace:getNamespaceAccess",
				"swr::getDomainOverview");
	}

	@Test
	void rightsAreTriedOnAListedRepositoryIfTheListIsTheInput() {
		AuditRun audit = new AuditRun(this.directory).againstAccount(this.swr);
		assertThat(audit.run("--check", "input=@listing").out())
			.containsPattern("(ok  |warn) access       .* of [a-z]+/[a-z]+");
	}

	@Test
	void listingAsInputMustBeReadable() {
		AuditRun audit = new AuditRun(this.directory).againstAccount(this.swr);
		assertThat(audit.run("--check", "input=@listing").out()).contains(
				"ok   input        the repositories that SWR lists\n",
				"ok   listing      SWR lists 1 repository; not compared with an input\n");
		this.listing = Response.error(403, "SVCSTG.SWR.4039001", "no");
		AuditRun.Result result = audit.run("--check", "input=@listing");
		assertThat(result.exit()).isEqualTo(1);
		assertThat(result.out()).contains("FAIL listing      input=@listing: the list of repositories cannot be read");
	}

	@Test
	void policyHasEveryRightThatTheChecksName() throws IOException {
		String policy = Files.readString(Path.of("jobs/audit-policy.json"));
		assertThat(Json.mapper().readTree(policy).at("/Statement/0/Action")).extracting(JsonNode::asString)
			.containsExactlyInAnyOrderElementsOf(rights());
	}

	@Test
	void inputIsComparedWithTheRepositoriesThatSwrLists() {
		this.listing = Response.of(200, """
				[{"namespace": "a", "name": "b"}, {"namespace": "a", "name": "c/d"}, {"namespace": "z", "name": "y"}]
				""").with("Content-Range", "0-3/3");
		AuditRun audit = new AuditRun(this.directory).againstAccount(this.swr);
		AuditRun.Result result = audit.run("--check", audit.input("namespace,repository", "a,b", "a,gone", "A,!"));
		assertThat(result.out()).contains(
				"warn listing      SWR lists 3 repositories; not in the input: 2, such as a/c/d; in the input only:"
						+ " 1, a/gone\n           to do: add the repositories that are not in the input",
				"Ready, with 2 warnings.");
		assertThat(result.exit()).isZero();
		assertThat(audit.run("--check").out())
			.contains("ok   listing      SWR lists 3 repositories; not compared with an input\n");
	}

	@Test
	void listingThatCannotBeReadIsAWarning() {
		AuditRun audit = new AuditRun(this.directory).againstAccount(this.swr);
		this.listing = Response.error(403, "SVCSTG.SWR.4039001", "no");
		assertThat(audit.run("--check").out()).contains(
				"warn listing      the list of repositories is forbidden, so the input cannot be compared with it (HTTP 403,"
						+ " SVCSTG.SWR.4039001, no)\n           to do: grant swr:repo:listRepos",
				"Ready, with 1 warning.");
		this.listing = Response.of(200, "{}");
		assertThat(audit.run("--check").out()).contains(
				"warn listing      the list of repositories cannot be read: HTTP 200, the response is not a JSON array\n");
		this.listing = Response.of(200, "[{\"namespace\": \"a\", \"name\": \"b\"}]").with("Content-Range", "0-1/2");
		assertThat(audit.run("--check").out()).contains(
				"warn listing      SWR lists 1 repository; not compared with an input; the list is uncertain: its readings"
						+ " differ, or SWR gives another total (2)\n");
		assertThat(audit.run("--check", audit.input("namespace,repository", "a,b")).out()).contains(
				"warn listing      SWR lists 1 repository; the input names the same repositories; the list is uncertain");
	}

	@Test
	void maintainedFilesAreReadWithoutAnAuditToCompareWith() throws IOException {
		AuditRun audit = maintained();
		AuditRun.Result result = audit.run("--check");
		assertThat(result.out()).contains("ok   people       1 entry in " + this.directory.resolve("people.csv") + "\n",
				"ok   exceptions   2 rows in " + this.directory.resolve("exceptions.csv")
						+ "; no audit to compare with\n",
				"ok   decisions    keep 1, revoke 0 in " + this.directory.resolve("decisions")
						+ "; no audit to compare with\n");
		assertThat(result.exit()).isZero();
		assertThat(new AuditRun(this.directory).against(this.swr).run("--check").out()).contains(
				"ok   people       none (audit.people)\n", "ok   exceptions   none (audit.exceptions)\n",
				"ok   decisions    none (audit.decisions)\n");
		assertThat(this.directory.toFile().list()).containsExactlyInAnyOrder("people.csv", "exceptions.csv",
				"decisions");
	}

	@ParameterizedTest
	@EnumSource
	void maintainedFilesAreComparedWithTheLatestAudit(TestDatabase database) throws IOException {
		AuditRun audit = maintained(database);
		String input = audit.input("namespace,repository", "a,b", "a,b/secret");
		assertThat(audit.run(input, "auditDate=" + AuditRun.DATE).exit()).isZero();
		AuditRun.Result result = audit.run("--check", "auditDate=" + AuditRun.DATE, input);
		assertThat(result.out()).contains("""
				; compared with the audit of 2026-11-21, revision 1; with a warning: 1
				                  NAMED: 0 findings; matches nothing
				                  GAP: 1 gap
				           to do: correct, narrow or remove the rows with a warning
				""",
				"; with a finding that is not closed in the audit of 2026-11-21, revision 1: 1; in force on 2026-11-21: 1\n",
				"Ready, with 1 warning. Nothing was audited or written.");
		assertThat(result.exit()).isZero();
	}

	@Test
	void badRowOfAFileFailsTheCheck() throws IOException {
		AuditRun audit = maintained();
		Files.writeString(this.directory.resolve("people.csv"), "user_id,status\nu1,gone\n");
		Path decisions = this.directory.resolve("decisions/q1.csv");
		Files.writeString(decisions, Files.readString(decisions).replace("2027-01-31", "soon"));
		AuditRun.Result result = audit.run("--check");
		assertThat(result.exit()).isEqualTo(1);
		assertThat(result.out()).contains(
				"FAIL people       " + this.directory.resolve("people.csv")
						+ ": line 2: unknown status 'gone'; use active, disabled, left or nothing\n           to do: ",
				"FAIL decisions    bad rows: 1 of 1 in " + this.directory.resolve("decisions") + "\n"
						+ "                  " + decisions + ": line 2: keep_until 'soon' is not a date");
		Files.delete(decisions);
		assertThat(audit.run("--check").out()).contains("ok   decisions    keep 0, revoke 0 in ");
	}

	/** Returns an audit with a people list, exceptions and a directory of decisions. */
	private AuditRun maintained() throws IOException {
		return maintained(TestDatabase.H2);
	}

	private AuditRun maintained(TestDatabase database) throws IOException {
		Files.writeString(this.directory.resolve("people.csv"), "user_id,status\nnobody,active\n");
		Files.writeString(this.directory.resolve("exceptions.csv"), """
				exception_id,rule,namespace,repository,user_id,user_name,reason,approver,approved_on,expires
				GAP,accepted-gap,a,b/secret,*,,r,a,2026-01-01,2099-12-31
				NAMED,organization-manage,*,*,,%s,r,a,2026-01-01,2099-12-31
				""".formatted("reader0"));
		Files.createDirectories(this.directory.resolve("decisions"));
		Files.writeString(this.directory.resolve("decisions/q1.csv"), """
				decision,decided_by,decided_on,reason,keep_until,revoke_by,fingerprint
				keep,lena,2026-11-21,r,2027-01-31,,%s
				""".formatted(Fingerprint.of("default", Rule.UNKNOWN_USER, RepositoryName.ofUsers(), "c0")));
		return new AuditRun(this.directory, database).against(this.swr)
			.with("--audit.people=" + this.directory.resolve("people.csv"),
					"--audit.exceptions=" + this.directory.resolve("exceptions.csv"),
					"--audit.decisions=" + this.directory.resolve("decisions"));
	}

	@Test
	void unexpectedResponseBodyIsReported() {
		this.answer = Response.of(200, "{}");
		assertThat(new AuditRun(this.directory).against(this.swr).run("--check").out())
			.contains("FAIL endpoint     not the SWR API: HTTP 200, the response has no list 'namespaces'");
	}

	@Test
	void databaseOfAnActiveRunMeansTryAgain() throws Exception {
		AuditRun audit = new AuditRun(this.directory).against(this.swr);
		String input = audit.input("namespace,repository", "a,b");
		try (FakeSwr slow = FakeSwr.start((request) -> Response.granted(1).after(60_000));
				ChildRun child = ChildRun.start(this.directory,
						audit.arguments(input, "--audit.swr.endpoint=" + slow.endpoint()))) {
			assertThat(child.awaitUnlessEnded(() -> slow.requests() > 0)).as(child.output()).isTrue();
			AuditRun.Result result = audit.run("--check");
			assertThat(result.out()).contains("WAIT database     ", "WAIT output       ", "a run would end with 4.");
			assertThat(result.exit()).isEqualTo(4);
		}
	}

	@Test
	void workerNeedsTheDatabaseAndCredentialsOnly() {
		AuditRun.Result result = new AuditRun(this.directory, TestDatabase.POSTGRESQL).against(this.swr)
			.run("--check", "scope=acme", "input=missing.csv", "--audit.cluster.role=worker");
		assertThat(result.out()).contains("ok   parameters   worker of scope acme\n",
				"ok   database     PostgreSQL, empty", "ok   input        not needed: the manager has it\n",
				"ok   output       not needed", "ok   credentials  accepted by SWR; organizations: 1\n",
				"Ready: all checks passed");
		assertThat(result.err()).isEmpty();
		assertThat(result.exit()).isZero();
	}

	@Test
	void managerNeedsTheInputAndCredentials() {
		AuditRun audit = new AuditRun(this.directory, TestDatabase.POSTGRESQL).againstAccount(this.swr);
		AuditRun.Result result = audit.run("--check", audit.input("namespace,repository", "a,b"),
				"--audit.cluster.role=manager");
		assertThat(result.out())
			.contains("ok   input        1 records in ", "ok   credentials  accepted by SWR; organizations: 1\n",
					"ok   grants       the grants on the organization a can be read")
			.doesNotContain("FAIL");
		assertThat(result.exit()).isZero();
		assertThat(audit.run("--check", "input=missing.csv", "--audit.cluster.role=manager").out())
			.contains("FAIL input");
	}

	@ParameterizedTest
	@ValueSource(strings = { "manager", "worker" })
	void clusterRoleWithoutASharedDatabaseIsReported(String role) {
		AuditRun.Result result = new AuditRun(this.directory).against(this.swr)
			.run("--check", "--audit.cluster.role=" + role);
		assertThat(result.out())
			.contains("FAIL database     audit.cluster.role: managers and workers share a PostgreSQL database")
			.containsOnlyOnce("FAIL");
		assertThat(result.exit()).isEqualTo(1);
	}

	@Test
	void unreachableDatabaseOfAWorkerIsReported() {
		AuditRun.Result result = new AuditRun(this.directory).against(this.swr)
			.run("--check", "--audit.cluster.role=worker",
					"--spring.datasource.url=jdbc:postgresql://127.0.0.1:1/none");
		assertThat(result.out()).contains("WAIT database     ").doesNotContain("FAIL");
		assertThat(result.exit()).isEqualTo(4);
	}

	@Test
	void everyBadRowOfTheExceptionsIsNamed() throws IOException {
		Path file = Files.writeString(this.directory.resolve("e.csv"), """
				exception_id,rule,namespace,repository,user_id,reason,approver,approved_on,expires
				E1,*,a,b,u1,r,a,2026-01-01,
				E2,nonsense,a,b,u1,r,a,2026-01-01,
				E1,*,a,b,u1,r,a,2026-01-01,
				""");
		AuditRun.Result result = new AuditRun(this.directory).against(this.swr)
			.run("--check", "--audit.exceptions=" + file);
		assertThat(result.out()).contains("FAIL exceptions   bad rows: 2 in " + file + "\n",
				file + ": line 3: unknown rule 'nonsense'", file + ": line 4: exception_id 'E1' is already on line 2");
		assertThat(result.exit()).isEqualTo(1);
	}

	@Test
	void unreachableEndpointMeansTryAgain() {
		AuditRun.Result result = new AuditRun(this.directory).run("--check", "--audit.swr.token=t",
				"--audit.swr.max-attempts=1", "--audit.swr.endpoint=https://swr.invalid");
		assertThat(result.out()).contains("WAIT endpoint     cannot be read now: unknown host: swr.invalid\n",
				"a run would end with 4. Nothing was audited or written.");
		assertThat(result.exit()).isEqualTo(4);
	}

	@Test
	void endpointOfTheScopeIsKept() {
		AuditRun audit = new AuditRun(this.directory).against(this.swr);
		String input = audit.input("namespace,repository", "a,b");
		assertThat(audit.run(input).exit()).isZero();
		try (FakeSwr other = FakeSwr.start((request) -> Response.granted(1))) {
			String endpoint = "--audit.swr.endpoint=" + other.endpoint();
			AuditRun.Result result = audit.run("--check", input, endpoint);
			assertThat(result.out()).contains("FAIL endpoint     " + audit.run(input, "revision=2", endpoint).err());
			assertThat(result.exit()).isEqualTo(1);
			assertThat(audit.run("--check", input, endpoint, "scope=other").out()).contains("ok   parameters");
		}
	}

	@Test
	void databaseThatAnotherProgramHasOpenMeansTryAgain() throws Exception {
		AuditRun audit = new AuditRun(this.directory).against(this.swr);
		String input = audit.input("namespace,repository", "a,b");
		assertThat(audit.run(input).exit()).isZero();
		Path file = Path.of(TestDatabase.H2.url(this.directory).substring("jdbc:h2:file:".length()) + ".mv.db");
		try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE); FileLock lock = channel.lock()) {
			assertThat(lock.isValid()).isTrue();
			AuditRun.Result result = audit.run("--check", input);
			assertThat(result.out()).contains(
					"WAIT database     " + file + ": another run, or another program, has it open",
					"a run would end with 4.");
			assertThat(result.exit()).isEqualTo(4).isEqualTo(audit.run(input, "revision=2").exit());
		}
	}

	@Test
	void scopeThatIsAuditedMeansTryAgain() throws Exception {
		AuditRun audit = new AuditRun(this.directory, TestDatabase.POSTGRESQL).against(this.swr);
		String input = audit.input("namespace,repository", "a,b");
		assertThat(audit.run(input).exit()).isZero();
		try (Connection other = DriverManager.getConnection(url(audit));
				Statement statement = other.createStatement()) {
			statement.execute("select pg_advisory_lock(-1612541786993845027)");
			AuditRun.Result result = audit.run("--check", input);
			assertThat(result.out()).contains("WAIT database     " + audit.run(input, "revision=2").err());
			assertThat(result.exit()).isEqualTo(4);
			assertThat(audit.run("--check", input, "scope=other").exit()).isZero();
		}
	}

	@Test
	void outputDirectoryThatARunWorksOnMeansTryAgain() {
		AuditRun audit = new AuditRun(this.directory).against(this.swr);
		String input = audit.input("namespace,repository", "a,b");
		assertThat(audit.run(input).exit()).isZero();
		try (OutputLock.Held held = new OutputLock(OutputMode.of("600"))
			.tryAcquire(this.directory.resolve("out"), "default")
			.orElseThrow()) {
			assertThat(held).isNotNull();
			AuditRun.Result result = audit.run("--check", input);
			assertThat(result.out()).contains("WAIT output       ");
			assertThat(result.exit()).isEqualTo(4).isEqualTo(audit.run(input, "revision=2").exit());
		}
	}

	@ParameterizedTest
	@EnumSource
	void tablesOfAnotherProgramAreReported(TestDatabase database) throws Exception {
		AuditRun audit = new AuditRun(this.directory, database).against(this.swr);
		execute(url(audit), "create table customers (id int)");
		String input = audit.input("namespace,repository", "a,b");
		AuditRun.Result run = audit.run(input);
		assertThat(run.err()).contains("of spring.datasource.url contains tables of another program; name an empty");
		assertThat(run.exit()).isEqualTo(1);
		assertThat(audit.run("--check", input).out()).contains("FAIL database     " + run.err());
	}

	@ParameterizedTest
	@EnumSource
	void tablesOfAnotherVersionAreReportedAndAnInterruptedMigrationIsNot(TestDatabase database) throws Exception {
		AuditRun audit = new AuditRun(this.directory, database).against(this.swr);
		String input = audit.input("namespace,repository", "a,b");
		assertThat(audit.run(input).exit()).isZero();
		execute(url(audit), """
				update "flyway_schema_history" set "success" = false where "version" = '7'
				""");
		assertThat(audit.run("--check", input).exit()).isZero();
		assertThat(audit.run(input, "revision=2").exit()).isZero();
		execute(url(audit),
				"""
						insert into "flyway_schema_history" ("installed_rank", "version", "description", "type", "script", "checksum",
						  "installed_by", "execution_time", "success") values (99, '99', 'x', 'SQL', 'V99__x.sql', 1, 'x', 1, true)
						""");
		AuditRun.Result run = audit.run(input, "revision=3");
		assertThat(run.err())
			.startsWith("the database of spring.datasource.url was created by another version of this tool");
		assertThat(run.exit()).isEqualTo(1);
		AuditRun.Result result = audit.run("--check", input);
		assertThat(result.out()).contains("FAIL database     " + run.err());
		assertThat(result.exit()).isEqualTo(1);
	}

	private static String url(AuditRun audit) {
		String setting = "--spring.datasource.url=";
		return audit.arguments()
			.stream()
			.filter((argument) -> argument.startsWith(setting))
			.findFirst()
			.orElseThrow()
			.substring(setting.length());
	}

	private static void execute(String url, String sql) throws SQLException {
		try (Connection connection = DriverManager.getConnection(url);
				Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

	@Test
	void schemaWithoutCreateRightIsReported() throws Exception {
		String url = PostgresServer.shared().freshDatabase();
		try (Connection connection = DriverManager.getConnection(url);
				Statement statement = connection.createStatement()) {
			statement.execute("drop role if exists reader; create role reader login;"
					+ " revoke create on schema public from public");
		}
		AuditRun.Result result = new AuditRun(this.directory).against(this.swr)
			.run("--check", "--spring.datasource.url=" + url.replaceAll("user=[^&]*", "user=reader"));
		assertThat(result.out()).contains(
				"FAIL database     the database user may not create tables in schema" + " public; grant it CREATE");
	}

}
