package dev.swraudit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

import dev.swraudit.support.AuditRun;
import dev.swraudit.support.FakeSwr;
import dev.swraudit.support.FakeSwr.Request;
import dev.swraudit.support.FakeSwr.Response;
import dev.swraudit.support.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Audits during which, or between which, the credentials are replaced by those of another
 * user.
 */
@ParameterizedClass
@MethodSource("dev.swraudit.support.TestDatabase#inThisBuild")
class OneCallerIT {

	private static final String DATE = "auditDate=" + AuditRun.DATE;

	private static final String OTHER = "SWR identifies the caller as user 'bob' (user_id u-bob), but the caller"
			+ " of the audit of " + AuditRun.DATE
			+ " is user 'ann' (user_id u-ann); use the credentials of that user, or begin a fresh audit with"
			+ " revision=2\n";

	@Parameter
	TestDatabase database;

	@TempDir
	Path directory;

	/** The caller's name by the name of the repository; empty for none. */
	private volatile UnaryOperator<String> caller = (repository) -> "ann";

	private volatile String forbidden = "";

	private FakeSwr swr;

	private AuditRun audit;

	private String input;

	@BeforeEach
	void start() {
		this.swr = FakeSwr.start(this::answer);
		this.audit = new AuditRun(this.directory, this.database).against(this.swr).with("--audit.swr.concurrency=1");
		this.input = this.audit.input("namespace,repository", "a,b1", "a,b2", "a,b3", "a,b4", "a,b5");
	}

	@AfterEach
	void stop() {
		this.swr.close();
	}

	@Test
	void anotherCallerInTheMidstOfARunStopsItAndWhatTheFirstReadIsKept() {
		this.caller = (repository) -> (repository.compareTo("b4") < 0) ? "ann" : "bob";
		AuditRun.Result result = this.audit.run(this.input, DATE);
		assertThat(result.err()).isEqualTo(OTHER);
		assertThat(result.exit()).isEqualTo(1);
		assertThat(this.audit.scopeDirectory().resolve(AuditRun.DATE)).doesNotExist();
		this.caller = (repository) -> "ann";
		int before = this.swr.requests();
		assertThat(this.audit.run(this.input, DATE).exit()).isZero();
		assertThat(this.swr.log().subList(before, this.swr.requests())).extracting(Request::path)
			.allMatch((path) -> path.contains("b4") || path.contains("b5"))
			.hasSize(2);
		assertThat(this.audit.published("permissions.csv")).contains("a,b3,u-ann,ann,").doesNotContain("bob");
	}

	@Test
	void anotherCallerDoesNotContinueAnAudit() {
		this.forbidden = "b2";
		assertThat(this.audit.run(this.input, DATE).exit()).isEqualTo(2);
		this.forbidden = "";
		this.caller = (repository) -> "bob";
		AuditRun.Result result = this.audit.run(this.input, DATE);
		assertThat(result.err()).isEqualTo(OTHER);
		assertThat(result.exit()).isEqualTo(1);
		assertThat(this.audit.published("repositories.csv")).contains("a,b2,FORBIDDEN,403,");
		this.caller = (repository) -> "ann";
		assertThat(this.audit.run(this.input, DATE).exit()).isZero();
		assertThat(this.audit.published("repositories.csv")).contains("a,b2,AUDITED,");
	}

	@Test
	void freshAuditMayHaveAnotherCallerAndReportsIt() throws Exception {
		assertThat(this.audit.run(this.input, DATE).exit()).isZero();
		assertThat(manifest(AuditRun.DATE).path("comparedWith").isNull()).isTrue();
		this.caller = (repository) -> "bob";
		AuditRun.Result result = this.audit.run(this.input, DATE, "revision=2");
		assertThat(result.exit()).isZero();
		assertThat(result.out().lines().findFirst().orElse("")).contains(". COMPLETE: ")
			.endsWith("; audited as bob (u-bob), but the baseline as ann (u-ann).");
		JsonNode manifest = manifest(AuditRun.DATE + ".2");
		assertThat(manifest.path("auditedBy").path("userId").asString()).isEqualTo("u-bob");
		assertThat(manifest.path("comparedWith").path("auditedBy").toString())
			.isEqualTo("{\"userId\":\"u-ann\",\"userName\":\"ann\"}");
		assertThat(this.audit.run(this.input, DATE, "revision=3").out()).doesNotContain("audited as");
	}

	@Test
	void answersThatNameNoCallerAreAccepted() throws Exception {
		this.caller = (repository) -> repository.equals("b4") ? "ann" : "";
		AuditRun.Result result = this.audit.run(this.input, DATE);
		assertThat(result.err()).isEmpty();
		assertThat(result.exit()).isZero();
		assertThat(manifest(AuditRun.DATE).path("auditedBy").path("userId").asString()).isEqualTo("u-ann");
	}

	@Test
	void aCallerIsTheSameUserUnderAnotherName() {
		this.caller = (repository) -> repository.equals("b4") ? "renamed" : "ann";
		assertThat(this.audit.run(this.input, DATE).exit()).isZero();
	}

	private JsonNode manifest(String folder) throws Exception {
		return new JsonMapper()
			.readTree(Files.readString(this.audit.scopeDirectory().resolve(folder).resolve("manifest.json")));
	}

	private Response answer(Request request) {
		String repository = request.path().replaceAll(".*/repos/([^/]+).*", "$1");
		if (repository.equals(this.forbidden)) {
			return Response.error(403, "SVCSTG.SWR.4039001", "no");
		}
		String caller = this.caller.apply(repository);
		String id = caller.equals("renamed") ? "u-ann" : "u-" + caller;
		String self = caller.isEmpty() ? "null"
				: "{\"user_id\": \"%s\", \"user_name\": \"%s\", \"auth\": 1}".formatted(id, caller);
		return Response.of(200, """
				{"id": 1, "self_auth": %s, "others_auths": [{"user_id": "u-eve", "user_name": "eve", "auth": 3}]}"""
			.formatted(self));
	}

}
