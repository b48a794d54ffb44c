package dev.swraudit;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.swraudit.support.AuditRun;
import dev.swraudit.support.FakeSwr;
import dev.swraudit.support.FakeSwr.Request;
import dev.swraudit.support.FakeSwr.Response;
import dev.swraudit.support.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whole runs at an endpoint that is not SWR's, or not for every repository, and which
 * answers bind a scope to its endpoint.
 */
class WrongEndpointTests {

	private static final String LISTING = "/v2/manage/namespaces";

	private static final Response HTML = page(404, "<html>Not here</html>");

	private static final Response ORGANIZATIONS = Response.of(200, "{\"namespaces\": [{\"id\": 1, \"name\": \"a\"}]}");

	private static final Response LIST_WITH_MANAGER = Response.of(200,
			"{\"id\": 1, \"others_auths\": [{\"user_id\": \"u\", \"user_name\": \"ann\", \"auth\": 7}]}");

	private static final String[] HASTY = { "--audit.swr.max-attempts=1", "--audit.swr.concurrency=1" };

	private volatile Function<Request, Response> service = (request) -> HTML;

	private final FakeSwr swr = FakeSwr.start((request) -> this.service.apply(request));

	private final FakeSwr other = FakeSwr.start((request) -> Response.granted(1));

	@TempDir
	Path directory;

	@AfterEach
	void close() {
		this.swr.close();
		this.other.close();
	}

	@ParameterizedTest
	@MethodSource
	void wrongEndpointStopsAtTheFirstRequest(Response answer) {
		this.service = (request) -> answer;
		AuditRun audit = new AuditRun(this.directory).against(this.swr).with(HASTY);
		String input = audit.input("namespace,repository", "a,b", "a,c", "a,d");
		AuditRun.Result result = audit.run(input);
		assertThat(result.exit()).isEqualTo(1);
		assertThat(result.err()).startsWith(this.swr.endpoint() + " is not the SWR API: it responds with HTTP 404, ")
			.endsWith("; set audit.swr.endpoint or audit.swr.region\n")
			.hasLineCount(1);
		assertThat(this.swr.log()).extracting(Request::path)
			.containsExactly("/v2/manage/namespaces/a/repos/b/access", LISTING);
		assertThat(audit.scopeDirectory().resolve(AuditRun.DATE)).doesNotExist();
		assertThat(audit.run(input, "--audit.swr.endpoint=" + this.other.endpoint()).exit()).isZero();
	}

	static Stream<Response> wrongEndpointStopsAtTheFirstRequest() {
		return Stream.of(Response.error(404, "APIG.0101", "no API"), Response.error(404, "APIGW.0101", "no API"),
				Response.error(404, "SVCSTG.SWR.4040083", "no URL"), HTML,
				new Response(404, Map.of("Content-Type", "text/plain"),
						"404 page not found\n".getBytes(StandardCharsets.UTF_8), 0));
	}

	@Test
	void allThreadsShareOneListing() {
		this.service = (request) -> HTML.after(20);
		AuditRun audit = new AuditRun(this.directory).against(this.swr);
		assertThat(audit.run(audit.input(repositories(200))).exit()).isEqualTo(1);
		assertThat(this.swr.log()).extracting(Request::path).containsOnlyOnce(LISTING);
	}

	@ParameterizedTest
	@EnumSource
	void oneOddRepositoryStopsNoNight(TestDatabase database) {
		this.service = (request) -> isListing(request) ? ORGANIZATIONS
				: request.path().contains("/app0/") ? HTML : Response.granted(1);
		AuditRun audit = new AuditRun(this.directory, database).against(this.swr).with("--audit.swr.concurrency=1");
		String input = audit.input(repositories(20));
		for (String night : new String[] { "2026-11-20", AuditRun.DATE }) {
			AuditRun.Result result = audit.run(input, "auditDate=" + night);
			assertThat(result.err()).isEmpty();
			assertThat(result.exit()).isEqualTo(2);
		}
		assertThat(audit.publishedRepositories()).contains("2,team,app0,FAILED,404,,<html>Not here</html>,");
		assertThat(audit.published("summary.json")).contains("\"AUDITED\": 19", "\"FAILED\": 1");
		// The first night could not know the endpoint yet; the second one did.
		assertThat(this.swr.log()).extracting(Request::path).containsOnlyOnce(LISTING);
		assertThat(audit.run(input, "auditDate=2026-11-22", "--audit.incomplete-on=FORBIDDEN").exit()).isZero();
	}

	@Test
	void listingWithoutAnswerDecidesForTheRepository() {
		this.service = (request) -> isListing(request) ? Response.of(503, "")
				: request.path().contains("/app0/") ? HTML : Response.granted(1);
		AuditRun audit = new AuditRun(this.directory).against(this.swr).with(HASTY);
		assertThat(audit.run(audit.input(repositories(3))).exit()).isEqualTo(2);
		assertThat(this.swr.log()).extracting(Request::path).containsOnlyOnce(LISTING);
	}

	@Test
	void refusedCredentialsOfTheListingStopTheRun() {
		this.service = (request) -> isListing(request) ? Response.error(401, "SVCSTG.SWR.4010000", "expired") : HTML;
		AuditRun audit = new AuditRun(this.directory).against(this.swr).with(HASTY);
		AuditRun.Result result = audit.run(audit.input(repositories(3)));
		assertThat(result.exit()).isEqualTo(1);
		assertThat(result.err()).startsWith("SWR refuses the credentials of audit.swr.token");
	}

	@Test
	void provenEndpointThatTurnsIntoAWebPageStopsTheRunAfterSoMany() {
		this.service = (request) -> Response.granted(1);
		AuditRun audit = new AuditRun(this.directory).against(this.swr).with(HASTY).with("--audit.swr.abort-after=5");
		String input = audit.input(repositories(8));
		assertThat(audit.run(input, "auditDate=2026-11-20").exit()).isZero();
		this.service = (request) -> HTML;
		AuditRun.Result result = audit.run(input, "auditDate=" + AuditRun.DATE);
		assertThat(result.exit()).isEqualTo(1);
		assertThat(result.err())
			.startsWith("the endpoint is not the SWR API: 5 repositories or organizations in a row;"
					+ " last answer: HTTP 404, <html>Not here</html>; check audit.swr.endpoint")
			.hasLineCount(1);
		assertThat(audit.scopeDirectory().resolve(AuditRun.DATE)).doesNotExist();
		assertThat(this.swr.log()).extracting(Request::path).doesNotContain(LISTING).hasSize(8 + 5);
		this.service = (request) -> Response.granted(1);
		assertThat(audit.run(input, "auditDate=" + AuditRun.DATE).exit()).isZero();
		assertThat(audit.published("summary.json")).contains("\"AUDITED\": 8");
	}

	@Test
	void fewWrongAnswersOfAProvenEndpointAreFailures() {
		this.service = (request) -> Response.granted(1);
		AuditRun audit = new AuditRun(this.directory).against(this.swr);
		String input = audit.input(repositories(3));
		assertThat(audit.run(input, "auditDate=2026-11-20").exit()).isZero();
		this.service = (request) -> HTML;
		assertThat(audit.run(input, "auditDate=" + AuditRun.DATE).exit()).isEqualTo(2);
		assertThat(audit.published("summary.json")).contains("\"FAILED\": 3");
	}

	@ParameterizedTest
	@MethodSource
	void answersThatAreNotSwrsBindNoScope(Response answer) {
		this.service = (request) -> answer;
		assertContinuesElsewhere(new AuditRun(this.directory).against(this.swr).with(HASTY));
	}

	static Stream<Response> answersThatAreNotSwrsBindNoScope() {
		return Stream.of(Response.of(503, ""), page(503, "<html>Down</html>"), Response.of(429, ""),
				page(403, "<html>Access denied</html>"), Response.of(403, ""), page(200, "<html>Log in</html>"),
				Response.of(404, "{\"message\": \"no route\"}"), page(302, ""), Response.error(400, "OTHER.1", "no"),
				Response.error(403, "APIGW.0302", "no"), Response.of(200, "{}"));
	}

	@ParameterizedTest
	@EnumSource
	void mistypedHostBindsNoScope(TestDatabase database) {
		String nobody = "http://127.0.0.1:" + closedPort();
		assertContinuesElsewhere(new AuditRun(this.directory, database).against(this.swr)
			.with(HASTY)
			.with("--audit.swr.endpoint=" + nobody));
	}

	/** Publishes again what the first run published as failed, and binds the endpoint. */
	private void assertContinuesElsewhere(AuditRun audit) {
		String input = audit.input(repositories(2));
		String date = "auditDate=" + AuditRun.DATE;
		assertThat(audit.run(input, date, "--audit.swr.max-wait=0s").exit()).isEqualTo(2);
		String right = "--audit.swr.endpoint=" + this.other.endpoint();
		AuditRun.Result continued = audit.run(input, date, right);
		assertThat(continued.err()).isEmpty();
		assertThat(continued.exit()).isZero();
		assertThat(audit.published("manifest.json")).contains("\"endpoint\": \"" + this.other.endpoint() + "\"");
		assertThat(audit.run(input, "auditDate=2026-11-22").err()).contains("is audited at " + this.other.endpoint());
	}

	private static int closedPort() {
		FakeSwr closed = FakeSwr.start((request) -> HTML);
		closed.close();
		return closed.endpoint().getPort();
	}

	@ParameterizedTest
	@MethodSource
	void answersOfSwrBindTheScope(Function<Request, Response> answers) {
		this.service = answers;
		AuditRun audit = new AuditRun(this.directory).against(this.swr).with(HASTY);
		String input = audit.input(repositories(2));
		audit.run(input);
		assertIsBound(audit, input);
	}

	static Stream<Function<Request, Response>> answersOfSwrBindTheScope() {
		return Stream.of((request) -> Response.granted(1),
				(request) -> request.isAccess() ? LIST_WITH_MANAGER : Response.of(503, ""),
				(request) -> request.isAccess() ? LIST_WITH_MANAGER : page(403, "<html>"),
				(request) -> Response.error(404, "SVCSTG.SWR.4040113", "no image"),
				(request) -> Response.error(403, "SVCSTG.SWR.4039001", "no"),
				(request) -> Response.error(401, "SVCSTG.SWR.4011064", "no"),
				(request) -> Response.error(400, "SVCSTG.SWR.4000001", "no"),
				(request) -> Response.error(500, "SVCSTG.SWR.5000001", "down"));
	}

	@ParameterizedTest
	@EnumSource
	void unfinishedAuditWithAnAnswerContinuesAtItsEndpointAlone(TestDatabase database) {
		this.service = (request) -> request.path().contains("/app0/") ? Response.granted(1) : Response.of(503, "");
		AuditRun audit = new AuditRun(this.directory, database).against(this.swr)
			.with(HASTY)
			.with("--audit.swr.abort-after=2");
		String input = audit.input(repositories(5));
		assertThat(audit.run(input).exit()).isEqualTo(4);
		assertIsBound(audit, input);
		this.service = (request) -> Response.granted(1);
		assertThat(audit.run(input).exit()).isZero();
		assertThat(this.swr.log()).extracting(Request::path).filteredOn((path) -> path.contains("/app0/")).hasSize(1);
	}

	@ParameterizedTest
	@EnumSource
	void retentionUnbindsNoScope(TestDatabase database) {
		this.service = (request) -> request.path().contains("/app0/") ? Response.granted(1) : Response.of(503, "");
		AuditRun audit = new AuditRun(this.directory, database).against(this.swr)
			.with(HASTY)
			.with("--audit.retention=1d");
		String input = audit.input(repositories(2));
		assertThat(audit.run(input, "auditDate=2026-01-01").exit()).isEqualTo(2);
		this.service = (request) -> Response.of(503, "");
		assertThat(audit.run(input, "auditDate=2026-03-01").exit()).isEqualTo(2);
		assertThat(audit.run(input, "auditDate=2026-05-01").out())
			.contains("Removed from the database: 1 audit from before 2026-04-30");
		assertIsBound(audit, input);
	}

	private void assertIsBound(AuditRun audit, String input) {
		AuditRun.Result elsewhere = audit.run(input, "--audit.swr.endpoint=" + this.other.endpoint());
		assertThat(elsewhere.exit()).isEqualTo(1);
		assertThat(elsewhere.err()).isEqualTo("scope 'default' is audited at " + this.swr.endpoint() + ", not at "
				+ this.other.endpoint() + "; set audit.swr.endpoint=" + this.swr.endpoint()
				+ ", or use another scope for the other endpoint: scope=NAME\n");
		assertThat(this.other.log()).isEmpty();
	}

	private static boolean isListing(Request request) {
		return request.path().equals(LISTING);
	}

	private static Response page(int status, String body) {
		return new Response(status, Map.of("Content-Type", "text/html"), body.getBytes(StandardCharsets.UTF_8), 0);
	}

	private static String[] repositories(int count) {
		return Stream
			.concat(Stream.of("namespace,repository"), IntStream.range(0, count).mapToObj((i) -> "team,app" + i))
			.toArray(String[]::new);
	}

}
