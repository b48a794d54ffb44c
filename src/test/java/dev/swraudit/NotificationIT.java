package dev.swraudit;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import dev.swraudit.support.AuditRun;
import dev.swraudit.support.ChildRun;
import dev.swraudit.support.FakeSwr;
import dev.swraudit.support.FakeSwr.Request;
import dev.swraudit.support.FakeSwr.Response;
import dev.swraudit.support.Thorough;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every run sends its result to the notifiers, and a failed notification does not change
 * the run.
 */
class NotificationIT {

	private static final String DATE = "auditDate=" + AuditRun.DATE;

	private static final String SECRET = "T0K3N-of-the-hook";

	private static final String OTHERS = """
			{"id": 1, "creator_id": "c0", "creator_name": "creator", "others_auths": [
			  {"user_id": "c0", "user_name": "creator", "auth": 7},
			  {"user_id": "m1", "user_name": "<!channel> [x](y)", "auth": 7}]}""";

	private final AtomicInteger status = new AtomicInteger(200);

	private final FakeSwr swr = FakeSwr.start(NotificationIT::answer);

	private final FakeSwr listener = FakeSwr.start((request) -> {
		int status = this.status.get();
		this.onRequest.run();
		return Response.of(status, "ok");
	});

	private volatile Runnable onRequest = () -> {
	};

	@TempDir
	Path directory;

	private AuditRun audit = new AuditRun(Path.of(""));

	@BeforeEach
	void prepare() {
		this.audit = new AuditRun(this.directory).against(this.swr);
		this.audit = this.audit.with(this.audit.input("namespace,repository", "a,b", "a,managed"), DATE);
	}

	@AfterEach
	void close() {
		this.swr.close();
		this.listener.close();
	}

	private static Response answer(Request request) {
		if (request.path().contains("/forbidden")) {
			return Response.error(403, "SVCSTG.SWR.4039001", "no");
		}
		return request.path().contains("/managed") ? Response.of(200, OTHERS) : Response.granted(1);
	}

	@Test
	void theWebhookGetsTheSummaryTheNewFindingsAndTheHashOfTheSums() throws IOException {
		AuditRun.Result result = this.audit.run(webhook());
		assertThat(result.err()).isEmpty();
		assertThat(result.exit()).isZero();
		JsonNode notice = onlyNotice();
		assertThat(notice.propertyNames()).containsExactly("text", "run");
		assertThat(notice.path("text").asString()).startsWith("""
				swr-permission-audit, default, 2026-11-21: exit code 0
				default, 21 Nov 2026""")
			.contains(
					": first audit, 1 open. COMPLETE: complete for the input (it was not compared with SWR's list).\n",
					"""

							USERS          &lt;!channel&gt; ?x??y?  1 open finding,""");
		JsonNode run = notice.path("run");
		assertThat(run.path("scope").asString()).isEqualTo("default");
		assertThat(run.path("summary")).isEqualTo(json(this.audit.published("summary.json")));
		assertThat(run.path("newFindings").path("total").asInt()).isOne();
		assertThat(run.path("newFindings").path("first").path(0).path("user_name").asString())
			.isEqualTo("<!channel> [x](y)");
		assertThat(result.out()).contains("\nSHA256SUMS     " + run.path("sumsSha256").asString());
		assertThat(run.path("exitCode")).isEqualTo(lastRun().path("exitCode"));
	}

	@Test
	void manyNewFindingsAreNamedUpToABound() throws IOException {
		StringBuilder managers = new StringBuilder();
		for (int i = 0; i < 30; i++) {
			managers.append(",{\"user_id\": \"m").append(100 + i).append("\", \"auth\": 7}");
		}
		try (FakeSwr crowded = FakeSwr.start((request) -> Response.of(200,
				"{\"creator_id\": \"c\", \"others_auths\": [{\"user_id\": \"c\", \"user_name\": \"c\", \"auth\": 7}"
						+ managers + "]}"))) {
			this.audit.run(webhook(), "--audit.swr.endpoint=" + crowded.endpoint());
		}
		JsonNode findings = onlyNotice().path("run").path("newFindings");
		assertThat(findings.path("total").asInt()).isEqualTo(60);
		assertThat(findings.path("first")).hasSize(20);
		assertThat(findings.path("more").asInt()).isEqualTo(40);
		assertThat(onlyNotice().path("text").asString()).contains("\nUSERS          m100 ",
				"\n               ... 27 more users, see the report");
	}

	@Test
	void failedRunIsSent() throws IOException {
		AuditRun.Result result = this.audit.run(webhook(), "--audit.swr.endpoint=http://127.0.0.1:1",
				"--audit.swr.max-attempts=1", "--audit.swr.abort-after=1");
		assertThat(result.exit()).isEqualTo(4);
		assertThat(result.err()).hasLineCount(1);
		JsonNode run = onlyNotice().path("run");
		assertThat(run.path("exitCode").asInt()).isEqualTo(4);
		assertThat(run.path("message").asString() + "\n").isEqualTo(result.err());
		assertThat(run.path("published").asBoolean()).isFalse();
		assertThat(run.path("summary").isNull()).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "--audit.swr.tokn=x", "--audit.fail-on=all", "--audit.swr.concurrency=0", "inptu=x",
			"--spring.datasource.url=nonsense" })
	void failedStartIsSent(String wrong) throws IOException {
		AuditRun.Result result = this.audit.run(webhook(), "scope=acme", wrong);
		assertThat(result.exit()).isEqualTo(1);
		JsonNode notice = onlyNotice();
		assertThat(notice.path("run").path("message").asString() + "\n").isEqualTo(result.err());
		assertThat(notice.path("text").asString()).startsWith("swr-permission-audit, acme").contains("exit code 1\n");
	}

	@Test
	void repeatedCompleteAuditIsSentAgain() throws IOException {
		this.audit.run();
		AuditRun.Result again = this.audit.run(webhook());
		assertThat(again.out()).contains("is complete; nothing was requested");
		JsonNode run = onlyNotice().path("run");
		assertThat(run.path("message").asString()).contains("is complete; nothing was requested");
		assertThat(run.path("summary")).isEqualTo(json(this.audit.published("summary.json")));
	}

	@Test
	void exportSendsNothing() {
		this.audit.run();
		new AuditRun(this.directory).run(webhook(), "--spring.batch.job.name=complianceExport");
		new AuditRun(this.directory).run(webhook(), "--spring.batch.job.name=complianceExport", "scope=none");
		assertThat(this.listener.log()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(ints = { 500, 302 })
	void aWebhookThatRefusesChangesNothingButALine(int refused) throws IOException {
		this.status.set(refused);
		AuditRun.Result result = this.audit.run(webhook(), "--audit.notify.retry-for=0s");
		assertThat(result.exit()).isZero();
		assertThat(result.err()).isEqualTo("audit.notify.webhook: notification failed: HTTP status " + refused
				+ "; check the address and the receiving service; the exit code of the run is unchanged\n");
		assertThat(this.listener.requests()).isOne();
		assertThat(lastRun().path("exitCode").asInt()).isZero();
	}

	@Test
	void aWebhookThatWorksAgainIsSentTheResult() throws IOException {
		this.status.set(503);
		this.onRequest = () -> this.status.set(200);
		AuditRun.Result result = this.audit.run(webhook(), pushgateway());
		assertThat(result.err()).isEmpty();
		assertThat(this.listener.log()).extracting(Request::path)
			.containsOnly("/services/" + SECRET, "/gate/metrics/job/swr-permission-audit/scope/default")
			.hasSizeBetween(3, 4);
	}

	@Test
	void aWebhookThatIsGoneChangesNothingButALine() {
		URI gone = this.listener.endpoint();
		this.listener.close();
		AuditRun.Result result = this.audit.run("--audit.notify.webhook=" + gone + "/" + SECRET,
				"--audit.notify.retry-for=0s");
		assertThat(result.exit()).isZero();
		assertThat(result.err()).contains("audit.notify.webhook", ": connection refused;")
			.hasLineCount(1)
			.doesNotContain(SECRET);
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://hooks.example.com/" + SECRET, "https://user@hooks.example.com/" + SECRET, SECRET,
			"https:// " + SECRET })
	void anAddressThatOthersCouldReadIsRefusedAndNotRepeated(String address) {
		AuditRun.Result result = this.audit.run("--audit.notify.webhook=" + address);
		assertThat(result.exit()).isEqualTo(1);
		assertThat(result.err()).startsWith("audit.notify.webhook: the given value is not an https:// address")
			.hasLineCount(1)
			.doesNotContain(SECRET);
		assertThat(this.swr.log()).isEmpty();
	}

	@Test
	void theAddressOfTheWebhookIsLeftNowhere() throws Exception {
		this.status.set(500);
		ChildRun child = ChildRun.start(this.directory,
				this.audit.arguments(webhook(), "--audit.notify.retry-for=0s", "--verbose",
						"--logging.level.root=trace", "--logging.structured.format.file=ecs",
						"--logging.file.name=" + this.directory.resolve("log.json")));
		assertThat(child.await()).isZero();
		assertThat(onlyNotice().isEmpty()).isFalse();
		try (Stream<Path> files = Files.walk(this.directory)) {
			for (Path file : files.filter(Files::isRegularFile).toList()) {
				String content = Files.readString(file, StandardCharsets.ISO_8859_1);
				assertThat(content.contains(SECRET)).as(file.toString()).isFalse();
			}
		}
		List<String> log = Files.readAllLines(this.directory.resolve("log.json"));
		assertThat(log).hasSizeGreaterThan(100).allSatisfy((line) -> assertThat(json(line).has("@timestamp")).isTrue());
		assertThat(child.output()).contains("DEBUG").contains(" open. COMPLETE: ");
	}

	@Test
	void stoppedRunIsSentWithinTenSeconds() throws Exception {
		try (FakeSwr slow = FakeSwr.start((request) -> Response.granted(1).after(Thorough.times(1000, 60_000)));
				ChildRun child = ChildRun.start(this.directory,
						this.audit.arguments("--audit.swr.endpoint=" + slow.endpoint(), webhook()))) {
			assertThat(child.awaitUnlessEnded(() -> slow.requests() > 0)).as(child.output()).isTrue();
			Instant signalled = Instant.now();
			child.signal("TERM");
			assertThat(child.await()).isEqualTo(143);
			assertThat(Duration.between(signalled, Instant.now())).isLessThan(Duration.ofSeconds(10));
		}
		assertThat(onlyNotice().path("run").path("exitCode").asInt()).isEqualTo(143);
	}

	@Test
	void thePushgatewayGetsTheDocumentedMetrics() throws IOException {
		this.audit.run(pushgateway());
		Request push = this.listener.log().get(0);
		assertThat(push.path()).isEqualTo("/gate/metrics/job/swr-permission-audit/scope/default");
		assertThat(push.headers().getFirst("Content-Type")).startsWith("text/plain; version=0.0.4");
		List<String> names = push.body()
			.lines()
			.filter((line) -> line.startsWith("# TYPE "))
			.map((line) -> line.substring(7, line.indexOf(' ', 7)))
			.toList();
		String documented = Files.readString(Path.of("jobs/README.md"));
		assertThat(names).allSatisfy((name) -> assertThat(documented).contains("`" + name + "`"));
		assertThat(documented.lines()
			.filter((line) -> line.startsWith("| `swr_audit_"))
			.map((line) -> line.substring(3, line.indexOf('`', 3)))).containsExactlyInAnyOrderElementsOf(names);
		assertThat(push.body()).contains("swr_audit_run_exit_code 0.0\n", "swr_audit_requests{status=\"200\"} 3.0\n",
				"swr_audit_targets{outcome=\"AUDITED\"} 2.0\n", "swr_audit_verdicts{verdict=\"FLAGGED\"} 1.0\n",
				"swr_audit_info{commit=\"\",version=\"development\"} 1\n",
				"swr_audit_open_findings{namespace=\"a\"} 1.0\n",
				"swr_audit_step_duration_seconds{step=\"fetchAccess\"} ");
		assertThat(value(push, "swr_audit_last_complete_timestamp_seconds"))
			.isEqualTo((double) Instant.parse(lastRun().path("lastCompleteAt").asString()).getEpochSecond());
	}

	@Test
	void theMetricsOfARunThatFailsLeaveThoseOfTheLatestAudit() {
		this.audit.run();
		AuditRun.Result result = this.audit.run(pushgateway(), "revision=2", "--audit.swr.endpoint=http://127.0.0.1:1");
		assertThat(result.exit()).isEqualTo(1);
		Request push = this.listener.log().get(0);
		assertThat(push.body()).contains("swr_audit_run_exit_code 1.0\n", "swr_audit_last_complete_timestamp_seconds ")
			.doesNotContain("swr_audit_targets", "swr_audit_open_findings");
		assertThat(push.method()).isEqualTo("POST");
	}

	@Test
	void lastRunKeepsTheLatestCompleteAuditAfterEveryOtherResult() throws IOException {
		Instant before = Instant.now().truncatedTo(ChronoUnit.SECONDS);
		this.audit.run();
		JsonNode complete = lastRun().path("lastCompleteAt");
		assertThat(Instant.parse(complete.asString())).isBetween(before, Instant.now());
		assertThat(this.audit.run("--audit.swr.tokn=x").exit()).isEqualTo(1);
		assertThat(this.audit.run("--audit.fail-on=all").exit()).isEqualTo(1);
		assertThat(lastRun().path("exitCode").asInt()).isEqualTo(1);
		assertThat(lastRun().path("lastCompleteAt")).isEqualTo(complete);
		assertThat(new AuditRun(this.directory).against(this.swr)
			.run(this.audit.input("namespace,repository", "a,forbidden"), "revision=2", DATE)
			.exit()).isEqualTo(2);
		assertThat(lastRun().path("lastCompleteAt")).isEqualTo(complete);
		Files.delete(this.audit.scopeDirectory().resolve("last-run.json"));
		this.audit.input("namespace,repository", "a,b", "a,managed");
		assertThat(this.audit.run().exit()).isZero();
		assertThat(lastRun().path("lastCompleteAt")).isEqualTo(complete);
	}

	private String webhook() {
		return "--audit.notify.webhook=" + this.listener.endpoint() + "/services/" + SECRET;
	}

	private String pushgateway() {
		return "--audit.metrics.pushgateway=" + this.listener.endpoint() + "/gate/";
	}

	private JsonNode onlyNotice() {
		assertThat(this.listener.log()).hasSize(1);
		return json(this.listener.log().get(0).body());
	}

	private static double value(Request push, String metric) {
		return push.body()
			.lines()
			.filter((line) -> line.startsWith(metric + " "))
			.mapToDouble((line) -> Double.parseDouble(line.substring(metric.length())))
			.findFirst()
			.orElseThrow();
	}

	private JsonNode lastRun() throws IOException {
		return json(Files.readString(this.audit.scopeDirectory().resolve("last-run.json")));
	}

	private static JsonNode json(String text) {
		return JsonMapper.shared().readTree(text);
	}

}
