package dev.swraudit.access.credentials;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

import dev.swraudit.access.AccessList;
import dev.swraudit.access.Crowd;
import dev.swraudit.access.HttpSwrClient;
import dev.swraudit.access.SwrResult;
import dev.swraudit.access.TestClient;
import dev.swraudit.access.http.InvalidSettingException;
import dev.swraudit.access.http.WrongEndpointException;
import dev.swraudit.access.ratelimit.ThrottleBudget;
import dev.swraudit.access.ratelimit.UnavailableException;
import dev.swraudit.ledger.Target;
import dev.swraudit.support.FakeSwr;
import dev.swraudit.support.FakeSwr.Request;
import dev.swraudit.support.FakeSwr.Response;
import dev.swraudit.support.FakeTime;
import dev.swraudit.support.MovableClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class IamLoginCredentialsProviderTests {

	private static final Target TARGET = new Target(1, "a", "b");

	private static final Response EXPIRED = Response.error(401, "SVCSTG.SWR.4010000", "expired");

	private final MovableClock clock = new MovableClock();

	private final FakeTime time = new FakeTime();

	@Test
	void loginRequestMatchesTheApi() throws Exception {
		try (FakeIam iam = FakeIam.issuing(this.clock, Duration.ofDays(1));
				FakeSwr fake = FakeSwr.start((request) -> Response.granted(1));
				HttpSwrClient swr = swr(fake, iam)) {
			assertThat(swr.access(TARGET, new ThrottleBudget())).isInstanceOf(SwrResult.Read.class);
			Request login = iam.logins().get(0);
			assertThat(login.path()).isEqualTo("/v3/auth/tokens");
			assertThat(login.query()).isEqualTo("nocatalog=1");
			assertThat(login.headers().getFirst("Content-Type")).startsWith("application/json");
			JsonNode expected = JsonMapper.shared().readTree("""
					{"auth": {"identity": {"methods": ["password"], "password": {"user": {"name": "auditor",
					"password": "pass\\"w0rd/cänary", "domain": {"name": "acme"}}}},
					"scope": {"project": {"name": "eu-west-101"}}}}""");
			assertThat(JsonMapper.shared().readTree(login.body())).isEqualTo(expected);
			assertThat(fake.log()).extracting(Request::token).containsExactly("issued-1");
			assertThat(swr.traffic().requests()).isEqualTo(2);
			assertThat(swr.traffic().retries()).isZero();
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 64 })
	void expiredTokenCausesOneLoginAndNoFailure(int workers) throws Exception {
		AtomicInteger answered = new AtomicInteger();
		try (FakeIam iam = FakeIam.issuing(this.clock, Duration.ofDays(1)); FakeSwr fake = FakeSwr.start((request) -> {
			if (request.token().equals("issued-1") && answered.get() >= 250) {
				return EXPIRED;
			}
			answered.incrementAndGet();
			return Response.granted(1);
		}); HttpSwrClient swr = swr(fake, iam)) {
			assertThat(Crowd.allRead(Crowd.ask(swr, 500, workers))).isTrue();
			assertThat(iam.logins()).hasSize(2);
			assertThat(answered).hasValue(500);
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 64 })
	void tokenIsRenewedOnceBeforeItExpires(int workers) throws Exception {
		try (FakeIam iam = FakeIam.issuing(this.clock, Duration.ofHours(24));
				FakeSwr fake = FakeSwr.start((request) -> Response.granted(1));
				HttpSwrClient swr = swr(fake, iam)) {
			swr.access(TARGET, new ThrottleBudget());
			this.clock.move(Duration.ofHours(24).minusMinutes(5).minusSeconds(1));
			swr.access(TARGET, new ThrottleBudget());
			assertThat(iam.logins()).hasSize(1);
			this.clock.move(Duration.ofSeconds(1));
			assertThat(Crowd.allRead(Crowd.ask(swr, 200, workers))).isTrue();
			assertThat(iam.logins()).hasSize(2);
			assertThat(fake.log().get(fake.log().size() - 1).token()).isEqualTo("issued-2");
		}
	}

	@Test
	void tokenStaysInUseWhileIamIsDown() throws Exception {
		Response down = Response.of(503, "");
		try (FakeIam iam = FakeIam.answering((number) -> (number > 1 && number < 5) ? down
				: FakeIam.token(number, this.clock, Duration.ofHours(24)));
				FakeSwr fake = FakeSwr.start((request) -> Response.granted(1));
				HttpSwrClient swr = swr(fake, iam, Map.of("max-attempts", "3"))) {
			swr.access(TARGET, new ThrottleBudget());
			this.clock.move(Duration.ofHours(24).minusMinutes(5));
			swr.access(TARGET, new ThrottleBudget());
			swr.access(TARGET, new ThrottleBudget());
			assertThat(iam.logins()).hasSize(4);
			this.clock.move(Duration.ofMinutes(1));
			swr.access(TARGET, new ThrottleBudget());
			assertThat(fake.log()).extracting(Request::token)
				.containsExactly("issued-1", "issued-1", "issued-1", "issued-5");
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 400, 401, 403 })
	void refusedLoginStopsTheRunWithoutRetry(int status) throws Exception {
		try (FakeIam iam = FakeIam.answering((number) -> Response.of(status, "echo: " + FakeIam.PASSWORD));
				FakeSwr fake = FakeSwr.start((request) -> Response.granted(1));
				HttpSwrClient swr = swr(fake, iam)) {
			for (Future<SwrResult<AccessList>> answer : Crowd.ask(swr, 20, 16)) {
				assertThatExceptionOfType(Exception.class).isThrownBy(answer::get)
					.havingCause()
					.isInstanceOf(CredentialsRefusedException.class)
					.withMessage("IAM refuses the login (" + status
							+ "): echo: ***; correct audit.swr.username, .password, .domain or .project");
			}
			assertThat(iam.logins()).hasSize(1);
			assertThat(fake.log()).isEmpty();
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
			"{\"error\":{\"code\":401,\"message\":\"The password has expired.\",\"title\":\"Unauthorized\"}} | : The password has expired",
			"{\"error\":{\"code\":\"IAM.0062\",\"message\":\"MFA is required\"}} | : IAM.0062 MFA is required",
			"{\"error\":{\"code\":403,\"message\":\"\",\"title\":\"Forbidden\"}} | : Forbidden",
			"{\"error_code\":\"IAM.0011\",\"error_msg\":\"IP address not allowed\"} | : IAM.0011 IP address not allowed",
			"{\"error\":{\"message\":\"no: pass\\\"w0rd\\/c\\u00e4nary\"}} | : no: ***",
			"{\"error\":{\"message\":\"no: \\u0070ass\\u0022w0rd%2fc%C3%A4nary\"}} | : no: ***",
			"{\"error\":{\"message\":\"a\\nb\"}} | : a b", "'' | ''" })
	void messageContainsTheReasonOfIam(String body, String reason) throws Exception {
		try (FakeIam iam = FakeIam.answering((number) -> Response.of(401, body));
				FakeSwr fake = FakeSwr.start((request) -> Response.granted(1));
				HttpSwrClient swr = swr(fake, iam)) {
			assertThatExceptionOfType(CredentialsRefusedException.class)
				.isThrownBy(() -> swr.access(TARGET, new ThrottleBudget()))
				.withMessage("IAM refuses the login (401)" + reason
						+ "; correct audit.swr.username, .password, .domain or .project");
		}
	}

	@Test
	void longReasonDoesNotDisplaceTheCure() throws Exception {
		String body = "{\"error\":{\"message\":\"" + "long ".repeat(10_000) + "\"}}";
		try (FakeIam iam = FakeIam.answering((number) -> Response.of(401, body));
				FakeSwr fake = FakeSwr.start((request) -> Response.granted(1));
				HttpSwrClient swr = swr(fake, iam)) {
			assertThatExceptionOfType(CredentialsRefusedException.class)
				.isThrownBy(() -> swr.access(TARGET, new ThrottleBudget()))
				.satisfies((refused) -> assertThat(refused.getMessage()).hasSizeLessThan(500)
					.endsWith("; correct audit.swr.username, .password, .domain or .project"));
		}
	}

	@Test
	void temporaryLoginFailureIsRetried() throws Exception {
		try (FakeIam iam = FakeIam.answering((number) -> switch (number) {
			case 1 -> Response.of(502, "");
			case 2 -> Response.of(429, "");
			default -> FakeIam.token(number, this.clock, Duration.ofHours(1));
		}); FakeSwr fake = FakeSwr.start((request) -> Response.granted(1)); HttpSwrClient swr = inFakeTime(fake, iam)) {
			assertThat(swr.access(TARGET, new ThrottleBudget())).isInstanceOf(SwrResult.Read.class);
			assertThat(swr.traffic().requests()).isEqualTo(4);
			assertThat(swr.traffic().retries()).isEqualTo(1);
			assertThat(swr.traffic().throttled()).isEqualTo(1);
		}
	}

	@ParameterizedTest
	@CsvSource({ "429, '', 120, 120", "429, '', 299.5, 299.5", "403, APIGW.0308, 7, 7", "429, APIGW.0308, , 5" })
	void throttledLoginIsRetriedAfterRetryAfter(int status, String code, String retryAfter, double seconds)
			throws Exception {
		Response busy = throttled(status, code, retryAfter);
		try (FakeIam iam = FakeIam
			.answering((number) -> (number == 1) ? busy : FakeIam.token(number, this.clock, Duration.ofHours(1)));
				FakeSwr fake = FakeSwr.start((request) -> Response.granted(1));
				HttpSwrClient swr = inFakeTime(fake, iam)) {
			assertThat(swr.access(TARGET, new ThrottleBudget())).isInstanceOf(SwrResult.Read.class);
			assertThat(this.time.seconds()).isGreaterThanOrEqualTo(seconds).isLessThan(seconds + 1);
			assertThat(iam.logins()).hasSize(2);
		}
	}

	@ParameterizedTest
	@CsvSource({ "429, '', 86400, 2026-11-22T02:00:00Z", "429, APIGW.0308, 4274.5, 2026-11-21T03:11:15Z",
			"403, APIGW.0308, 301, 2026-11-21T02:05:01Z" })
	void loginIsNotRetriedIfThePauseIsTooLong(int status, String code, String retryAfter, String until)
			throws Exception {
		Response busy = throttled(status, code, retryAfter);
		try (FakeIam iam = FakeIam.answering((number) -> busy);
				FakeSwr fake = FakeSwr.start((request) -> Response.granted(1));
				HttpSwrClient swr = inFakeTime(fake, iam)) {
			for (Future<SwrResult<AccessList>> answer : Crowd.ask(swr, 20, 16)) {
				assertThatExceptionOfType(Exception.class).isThrownBy(answer::get)
					.havingCause()
					.isInstanceOf(UnavailableException.class)
					.withMessage("IAM (audit.swr.iam-endpoint) requests a pause until " + until
							+ ", longer than audit.swr.max-wait (300 s)");
			}
			assertThat(iam.logins()).hasSize(1);
			assertThat(this.time.seconds()).isLessThan(0.1);
			this.time.sleep(Duration.ofDays(1));
			assertThatExceptionOfType(UnavailableException.class)
				.isThrownBy(() -> swr.access(TARGET, new ThrottleBudget()));
			assertThat(iam.logins()).hasSize(2);
		}
	}

	@Test
	void totalWaitOfALoginIsLimited() throws Exception {
		Response busy = throttled(429, "", "200");
		try (FakeIam iam = FakeIam.answering((number) -> busy);
				FakeSwr fake = FakeSwr.start((request) -> Response.granted(1));
				HttpSwrClient swr = inFakeTime(fake, iam)) {
			assertThatExceptionOfType(UnavailableException.class)
				.isThrownBy(() -> swr.access(TARGET, new ThrottleBudget()))
				.withMessageStartingWith("IAM (audit.swr.iam-endpoint) requests a pause until 2026-11-21T02:06:4");
			assertThat(iam.logins()).hasSize(2);
		}
	}

	@Test
	void throttlingWithoutATimeCausesFewLogins() throws Exception {
		Response busy = throttled(429, "", "");
		try (FakeIam iam = FakeIam.answering((number) -> busy);
				FakeSwr fake = FakeSwr.start((request) -> Response.granted(1));
				HttpSwrClient swr = inFakeTime(fake, iam)) {
			for (Future<SwrResult<AccessList>> answer : Crowd.ask(swr, 20, 16)) {
				assertThatExceptionOfType(Exception.class).isThrownBy(answer::get)
					.havingCause()
					.isInstanceOf(UnavailableException.class)
					.withMessage("IAM (audit.swr.iam-endpoint) throttles requests for longer than audit.swr.max-wait"
							+ " (300 s)");
			}
			assertThat(iam.logins()).hasSize(6);
		}
	}

	@Test
	void tokenStaysInUseWhileIamThrottles() throws Exception {
		Response busy = throttled(429, "", "3600");
		AtomicInteger refused = new AtomicInteger();
		try (FakeIam iam = FakeIam.answering(
				(number) -> (number == 1) ? FakeIam.token(number, this.time.clock(), Duration.ofHours(1)) : busy);
				FakeSwr fake = FakeSwr.start((request) -> (refused.get() > 0) ? EXPIRED : Response.granted(1));
				HttpSwrClient swr = inFakeTime(fake, iam)) {
			swr.access(TARGET, new ThrottleBudget());
			this.time.sleep(Duration.ofMinutes(56));
			for (int minute = 0; minute < 3; minute++) {
				assertThat(swr.access(TARGET, new ThrottleBudget())).isInstanceOf(SwrResult.Read.class);
				this.time.sleep(Duration.ofMinutes(1));
			}
			assertThat(iam.logins()).hasSize(2);
			refused.set(1);
			assertThatExceptionOfType(UnavailableException.class)
				.isThrownBy(() -> swr.access(TARGET, new ThrottleBudget()))
				.withMessageContaining("requests a pause until 2026-11-21T03:56:0");
			assertThat(iam.logins()).hasSize(2);
		}
	}

	private static Response throttled(int status, String code, String retryAfter) {
		Response busy = Response.of(status, "{\"error_code\": \"" + code + "\", \"error_msg\": \"slow down\"}");
		return (retryAfter == null || retryAfter.isEmpty()) ? busy : busy.with("Retry-After", retryAfter);
	}

	@Test
	void loginWithoutResponseIsUnavailable() throws Exception {
		try (FakeIam iam = FakeIam.answering((number) -> Response.of(503, ""));
				FakeSwr fake = FakeSwr.start((request) -> Response.granted(1));
				HttpSwrClient swr = swr(fake, iam, Map.of("max-attempts", "3"))) {
			assertThatExceptionOfType(UnavailableException.class)
				.isThrownBy(() -> swr.access(TARGET, new ThrottleBudget()))
				.withMessage("IAM (audit.swr.iam-endpoint) does not respond: HTTP status 503");
			assertThat(iam.logins()).hasSize(3);
		}
	}

	@Test
	void otherServiceThanIamIsAWrongEndpoint() throws Exception {
		for (Response response : List.of(Response.of(404, "<html>"), Response.of(201, "{}"),
				Response.of(302, "").with("Location", "http://127.0.0.1:1/"))) {
			try (FakeIam iam = FakeIam.answering((number) -> response);
					FakeSwr fake = FakeSwr.start((request) -> Response.granted(1));
					HttpSwrClient swr = swr(fake, iam)) {
				assertThatExceptionOfType(WrongEndpointException.class)
					.isThrownBy(() -> swr.access(TARGET, new ThrottleBudget()))
					.withMessageStartingWith("audit.swr.iam-endpoint is not IAM: it responds with");
				assertThat(iam.logins()).hasSize(1);
			}
		}
	}

	@Test
	void refusedTokenIsRenewedOnce() throws Exception {
		try (FakeIam iam = FakeIam.issuing(this.clock, Duration.ofDays(1));
				FakeSwr fake = FakeSwr.start((request) -> EXPIRED);
				HttpSwrClient swr = swr(fake, iam)) {
			for (Future<SwrResult<AccessList>> answer : Crowd.ask(swr, 20, 16)) {
				assertThatExceptionOfType(Exception.class).isThrownBy(answer::get)
					.havingCause()
					.isInstanceOf(CredentialsRefusedException.class)
					.withMessage(
							"SWR refuses the credentials of audit.swr.username, twice in a row (401 SVCSTG.SWR.4010000 expired); renew them, and check that they are for this endpoint");
			}
			assertThat(iam.logins()).hasSize(2);
			assertThat(fake.log()).hasSize(2);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://iam.example.com", "iam.example.com", "https://user:hunter2@iam.example.com" })
	void otherUrlsThanHttpsAreRefused(String endpoint) {
		try (FakeSwr fake = FakeSwr.start((request) -> Response.granted(1));
				FakeIam iam = FakeIam.issuing(this.clock, Duration.ofDays(1))) {
			assertThatExceptionOfType(InvalidSettingException.class)
				.isThrownBy(() -> swr(fake, iam, Map.of("iam-endpoint", endpoint)))
				.withMessageStartingWith("audit.swr.iam-endpoint: ")
				.withMessageNotContaining("hunter2");
		}
	}

	private HttpSwrClient inFakeTime(FakeSwr fake, FakeIam iam) {
		return TestClient.of(fake.endpoint(), iam.settings(), this.time);
	}

	private HttpSwrClient swr(FakeSwr fake, FakeIam iam) {
		return swr(fake, iam, Map.of());
	}

	private HttpSwrClient swr(FakeSwr fake, FakeIam iam, Map<String, String> more) {
		Map<String, String> settings = new HashMap<>(iam.settings());
		settings.putAll(more);
		settings.putIfAbsent("requests-per-second", "100000");
		settings.putIfAbsent("concurrency", "64");
		return TestClient.of(fake.endpoint(), settings, this.clock);
	}

}
