package dev.swraudit.permission;

import java.time.Clock;
import java.util.List;
import java.util.Map;

import dev.swraudit.access.HttpSwrClient;
import dev.swraudit.access.SwrFailure;
import dev.swraudit.access.TestClient;
import dev.swraudit.ledger.Outcome;
import dev.swraudit.ledger.Target;
import dev.swraudit.support.ScriptedServer;
import dev.swraudit.support.ScriptedServer.Script;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Results of the detail call after the access list was read.
 */
class CreatorLookUpTests {

	private static final Target TARGET = new Target(1, "team", "app");

	private static final Script LIST = Script.answer(200, "",
			"{\"others_auths\": [{\"user_id\": \"1\", \"user_name\": \"ann\", \"auth\": 7}]}");

	@Test
	void lookUpWithoutResponseShowsTheStatusOfTheList() throws Exception {
		assertThat(failureAfter((wire) -> wire.reset()))
			.isEqualTo(new SwrFailure(SwrFailure.Kind.FAILED, 200, null, "Connection reset", true));
	}

	@Test
	void lookUpFailsIfTheServiceIsDown() throws Exception {
		assertThat(failureAfter(Script.answer(503, "", "{\"errorCode\": \"X1\", \"errorMessage\": \"later\"}")))
			.isEqualTo(new SwrFailure(SwrFailure.Kind.FAILED, 503, "X1", "later", true));
	}

	@Test
	void lookUpFailsIfThrottledTooLong() throws Exception {
		assertThat(failureAfter(Script.answer(403, "Retry-After: 9999\r\n", "{\"errorCode\": \"SVCSTG.SWR.4031032\"}")))
			.isEqualTo(new SwrFailure(SwrFailure.Kind.FAILED, 403, "SVCSTG.SWR.4031032", "HTTP status 403", true));
	}

	@ParameterizedTest
	@ValueSource(strings = { "[]", "", "{", "null" })
	void lookUpFailsIfTheBodyIsNotADetail(String body) throws Exception {
		assertThat(failureAfter(Script.answer(200, "", body))).extracting(SwrFailure::kind, SwrFailure::status)
			.containsExactly(SwrFailure.Kind.FAILED, 200);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			403 | application/json | {"errorCode": "SVCSTG.SWR.4039001"}
			403 | application/json | {"errorCode": "SVCSTG.S2I.4030001"}
			403 | application/json | {"error_code": "APIG.0302"}
			403 | application/json | {"error_code": "APIGW.0302"}
			401 | application/json | {"errorCode": "SVCSTG.SWR.4011064"}
			401 | application/json | {"errorCode": "SVCSTG.SWR.4011044"}
			404 | application/json | {"errorCode": "SVCSTG.SWR.4040113"}
			404 | application/json | {"errorCode": "SVCSTG.SWR.4040083"}
			404 | application/json | {"error_code": "APIGW.0101"}
			404 | text/html        | <html>not here</html>
			404 | text/plain       | 404 page not found
			404 | application/json | ''
			""")
	void forbiddenOrMissingDetailLeavesTheCreatorUnknown(int status, String type, String body) throws Exception {
		FetchResult fetchResult = readingAfter(Script.answer(status, "Content-Type: " + type + "\r\n", body));
		assertThat(fetchResult).isInstanceOfSatisfying(FetchResult.Audited.class,
				(audited) -> assertThat(audited.creator()).isEqualTo(Creator.UNKNOWN));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			403 | text/html        | <html>Access denied</html>
			403 | application/json | ''
			403 | application/json | {"message": "Forbidden"}
			403 | application/json | {"errorCode": "WAF.0001"}
			401 | application/json | {"errorCode": "APIGW.0305"}
			400 | application/json | {"errorCode": "SVCSTG.SWR.4000001"}
			302 | text/html        | <html>Log in</html>
			405 | application/json | {"error_code": "APIGW.0103"}
			""")
	void lookUpFailsIfTheResponseIsNotFromSwr(int status, String type, String body) throws Exception {
		FetchResult fetchResult = readingAfter(Script.answer(status, "Content-Type: " + type + "\r\n", body));
		assertThat(fetchResult.outcome()).isEqualTo(Outcome.FAILED);
		assertThat(fetchResult.provesEndpoint()).isTrue();
		assertThat(((FetchResult.NotAudited) fetchResult).failure().status()).isEqualTo(status);
	}

	@Test
	void lookUpIsRetriedWithoutTheList() throws Exception {
		try (ScriptedServer server = ScriptedServer.start(List.of(LIST, (wire) -> wire.reset(),
				Script.answer(500, "", ""), Script.answer(200, "", "{\"creator_id\": \"1\"}")));
				HttpSwrClient swr = client(server)) {
			assertThat(read(swr)).isInstanceOfSatisfying(FetchResult.Audited.class,
					(audited) -> assertThat(audited.creator()).isEqualTo(Creator.byId("1", null)));
			assertThat(server.log()).extracting((request) -> request.path().endsWith("/access"))
				.containsExactly(true, false, false, false);
		}
	}

	private static SwrFailure failureAfter(Script detail) throws Exception {
		FetchResult fetchResult = readingAfter(detail);
		assertThat(fetchResult).isInstanceOf(FetchResult.NotAudited.class);
		return ((FetchResult.NotAudited) fetchResult).failure();
	}

	private static FetchResult readingAfter(Script detail) throws Exception {
		try (ScriptedServer server = ScriptedServer.start(List.of(LIST, detail)); HttpSwrClient swr = client(server)) {
			return read(swr);
		}
	}

	private static FetchResult read(HttpSwrClient swr) throws InterruptedException {
		return new PermissionFetcher(swr, Clock.systemUTC()).fetch(TARGET);
	}

	private static HttpSwrClient client(ScriptedServer server) {
		return TestClient.of(server.endpoint(), Map.of("max-attempts", "3", "max-wait", "50ms"));
	}

}
