package dev.swraudit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.IntStream;

import dev.swraudit.support.AuditRun;
import dev.swraudit.support.FakeSwr;
import dev.swraudit.support.FakeSwr.Request;
import dev.swraudit.support.FakeSwr.Response;
import dev.swraudit.support.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of whole runs, from the arguments to the files.
 */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class AuditRunIT {

	@Parameter
	TestDatabase database;

	@TempDir
	Path directory;

	@Test
	void aCleanAuditExitsWithZero() {
		try (FakeSwr swr = FakeSwr.start((request) -> Response.granted(3))) {
			AuditRun audit = new AuditRun(this.directory, this.database).against(swr);
			AuditRun.Result result = audit.run(audit.input("namespace,repository", "a,b", "a,c"));
			assertThat(result.exit()).isZero();
			assertThat(result.err()).isEmpty();
			assertThat(result.out()).contains(" open. COMPLETE: complete for the input ");
			assertThat(swr.log()).extracting(Request::path)
				.containsExactlyInAnyOrder("/v2/manage/namespaces/a/repos/b/access",
						"/v2/manage/namespaces/a/repos/c/access");
		}
	}

	@Test
	void incompleteOnSelectsTheOutcomes() {
		try (FakeSwr swr = FakeSwr.start(failing("b", Response.error(403, "SVCSTG.SWR.4039001", "no")))) {
			AuditRun audit = new AuditRun(this.directory, this.database).against(swr);
			String input = audit.input("namespace,repository", "a,b", "a,c");
			assertThat(audit.run(input).exit()).isEqualTo(2);
			assertThat(audit.run(input, "revision=2", "--audit.incomplete-on=FAILED").exit()).isZero();
		}
	}

	@Test
	void anAuditThatReadNothingIsIncomplete() {
		try (FakeSwr swr = FakeSwr.start((request) -> Response.error(404, "SVCSTG.SWR.4040113", "no"))) {
			AuditRun audit = new AuditRun(this.directory, this.database).against(swr);
			assertThat(audit.run(audit.input("namespace,repository", "a,b")).exit()).isEqualTo(2);
			assertThat(audit.run(audit.input("namespace,repository"), "revision=2").exit()).isEqualTo(2);
		}
	}

	@Test
	void failOnSelectsTheFindings() {
		String list = """
				{"creator_id": "a", "others_auths": [{"user_id": "u", "user_name": "bob", "auth": 7}]}""";
		try (FakeSwr swr = FakeSwr.start((request) -> Response.of(200, list))) {
			AuditRun audit = new AuditRun(this.directory, this.database).against(swr);
			String input = audit.input("namespace,repository", "a,b");
			assertThat(audit.run(input, "--audit.fail-on=new").exit()).isEqualTo(3);
			assertThat(audit.run(input, "revision=2", "--audit.fail-on=new").exit()).isZero();
			assertThat(audit.run(input, "revision=3", "--audit.fail-on=open").exit()).isEqualTo(3);
			assertThat(audit.run(input, "revision=4").exit()).isZero();
		}
	}

	@Test
	void aCompleteAuditIsNotRepeated() {
		try (FakeSwr swr = FakeSwr.start((request) -> Response.granted(1))) {
			AuditRun audit = new AuditRun(this.directory, this.database).against(swr);
			String input = audit.input("namespace,repository", "a,b");
			audit.run(input);
			AuditRun.Result again = audit.run(input);
			assertThat(again.exit()).isZero();
			assertThat(again.out()).contains("is complete; nothing was requested", "revision=2");
			assertThat(swr.log()).hasSize(1);
		}
	}

	@Test
	void incompleteAuditRequestsOnlyMissingTargets() throws Exception {
		AtomicBoolean repaired = new AtomicBoolean();
		try (FakeSwr swr = FakeSwr.start((request) -> request.path().contains("/b/") && !repaired.get()
				? Response.error(403, "SVCSTG.SWR.4039001", "no") : Response.granted(1))) {
			AuditRun audit = new AuditRun(this.directory, this.database).against(swr);
			String input = audit.input("namespace,repository", "a,b", "a,c", "a,A");
			String date = "auditDate=" + AuditRun.DATE;
			assertThat(audit.run(input, date).exit()).isEqualTo(2);
			repaired.set(true);
			AuditRun.Result again = audit.run(input, date, "--audit.incomplete-on=FAILED,FORBIDDEN");
			assertThat(again.exit()).as(again.err()).isZero();
			assertThat(swr.log()).hasSize(3);
			assertThat(audit.publishedRepositories()).contains("2,a,b,AUDITED,");
			assertThat(Files.readString(
					audit.scopeDirectory().resolve(AuditRun.DATE + ".superseded-1").resolve("repositories.csv")))
				.contains("2,a,b,FORBIDDEN,403,");
		}
	}

	@Test
	void anotherInputOrEndpointIsNotContinuedWith() {
		try (FakeSwr swr = FakeSwr.start((request) -> Response.granted(1));
				FakeSwr other = FakeSwr.start((request) -> Response.granted(1))) {
			AuditRun audit = new AuditRun(this.directory, this.database).against(swr);
			audit.run(audit.input("namespace,repository", "a,b"));
			AuditRun.Result changed = audit.run(audit.input("namespace,repository", "a,b", "a,c"));
			assertThat(changed.exit()).isEqualTo(1);
			assertThat(changed.err()).contains("not the input that the audit of ", "revision=2").hasLineCount(1);
			AuditRun.Result elsewhere = audit.run(audit.input("namespace,repository", "a,b"),
					"--audit.swr.endpoint=" + other.endpoint());
			assertThat(elsewhere.exit()).isEqualTo(1);
			assertThat(elsewhere.err()).contains("scope 'default' is audited at " + swr.endpoint(), "scope=NAME")
				.hasLineCount(1);
			assertThat(other.log()).isEmpty();
		}
	}

	@Test
	void failedStartIsRecorded() throws Exception {
		AuditRun audit = new AuditRun(this.directory).with("--audit.swr.endpoint=http://127.0.0.1:9");
		assertThat(audit.run(audit.input("namespace,repository", "a,b")).exit()).isEqualTo(1);
		assertThat(Files.readString(audit.scopeDirectory().resolve("last-run.json"))).contains("\"exitCode\": 1",
				"no credentials", "\"published\": false");
	}

	@Test
	void aWrongParameterLeavesNothingBehind() {
		AuditRun audit = new AuditRun(this.directory);
		assertThat(audit.run("inptu=x").err()).startsWith("unknown parameter 'inptu'");
		assertThat(this.directory).isEmptyDirectory();
	}

	@Test
	void aServiceThatIsDownStopsTheRun() {
		try (FakeSwr swr = FakeSwr.start((request) -> Response.error(503, "X", "down"))) {
			AuditRun audit = new AuditRun(this.directory, this.database).against(swr)
				.with("--audit.swr.abort-after=3", "--audit.swr.max-attempts=1", "--audit.swr.concurrency=1");
			AuditRun.Result result = audit.run(audit.input("namespace,repository", "a,b", "a,c", "a,d", "a,e", "a,f"));
			assertThat(result.exit()).isEqualTo(4);
			assertThat(result.err()).startsWith("SWR is down: 3 repositories or organizations in a row had no answer")
				.hasLineCount(1);
			assertThat(swr.log()).hasSize(3);
		}
	}

	@Test
	void aSecondNightLooksNoCreatorUpAgain() {
		String list = "{\"id\": 7, \"others_auths\": [{\"user_id\": \"u\", \"user_name\": \"ann\", \"auth\": 7}]}";
		String detail = "{\"creator_id\": \"u\", \"creator_name\": \"ann\"}";
		try (FakeSwr swr = FakeSwr.start((request) -> Response.of(200, request.isAccess() ? list : detail))) {
			AuditRun audit = new AuditRun(this.directory, this.database).against(swr);
			String[] lines = IntStream.range(0, 501)
				.mapToObj((line) -> (line == 0) ? "namespace,repository" : "team,app" + line)
				.toArray(String[]::new);
			String input = audit.input(lines);
			assertThat(audit.run(input, "auditDate=2026-11-20").exit()).isZero();
			assertThat(swr.log()).hasSize(1000);
			assertThat(audit.run(input, "auditDate=2026-11-21").exit()).isZero();
			assertThat(swr.log()).hasSize(1500);
			assertThat(audit.publishedRepositories()).contains(",u,ann,id,1,1,0,NOT_FLAGGED,0,");
		}
	}

	@Test
	void unsupportedTextIsReportedAlikeByBothDatabases() throws Exception {
		String error = "{\"errors\": [{\"errorCode\": \"X\\u0000\\ud800\", \"errorMessage\": \"a\\u0000b\\ud800c\"}]}";
		String names = "{\"creator_name\": \"\\ud83d\\ude00\", \"others_auths\": [{\"user_id\": \"\\ufffd\\ud83d\\ude00\","
				+ " \"user_name\": \"\\u0001\\u2028\", \"auth\": 7}, {\"user_id\": \"\\uff21\", \"auth\": 9223372036854775807}]}";
		try (FakeSwr swr = FakeSwr
			.start((request) -> request.path().contains("/c/") ? Response.of(403, error) : Response.of(200, names))) {
			AuditRun audit = new AuditRun(this.directory, this.database).against(swr);
			String input = audit.input("namespace,repository", "a,b", "a,c", "\u0000,\ud83d\ude00", "a,\uff21");
			AuditRun.Result result = audit.run(input, "auditDate=" + AuditRun.DATE);
			assertThat(result.err()).isEmpty();
			assertThat(result.exit()).isEqualTo(2);
			assertThat(audit.published("permissions.csv")).contains("\uff21").contains("9223372036854775807");
			assertThat(audit.publishedRepositories()).contains("3,a,c,FAILED,403,", "4,\ufffd,", "5,a,\uff21,INVALID");
			assertThat(audit.published("permissions.csv")
				.lines()
				.map((line) -> line.replaceAll("(?s)^[^,]*,[^,]*,([^,]*,[^,]*,[^,]*),.*", "$1")))
				.containsExactly("namespace,repository,user_id", "a,b,\uff21", "a,b,\ufffd\ud83d\ude00");
		}
	}

	@Test
	void helpAndVersionAskForNothing() {
		AuditRun audit = new AuditRun(this.directory, this.database);
		assertThat(audit.run("--help").out()).contains("parameters", "settings", "exit codes", "example");
		assertThat(audit.run("--version").out()).hasLineCount(1);
		assertThat(this.directory).isEmptyDirectory();
	}

	private static Function<Request, Response> failing(String repository, Response response) {
		return (request) -> request.path().contains("/" + repository + "/") ? response : Response.granted(1);
	}

}
