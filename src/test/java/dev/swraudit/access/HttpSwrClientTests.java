package dev.swraudit.access;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;

import dev.swraudit.access.credentials.CredentialsRefusedException;
import dev.swraudit.access.credentials.TokenCredentials;
import dev.swraudit.access.ratelimit.ThrottleBudget;
import dev.swraudit.ledger.Target;
import dev.swraudit.support.FakeSwr;
import dev.swraudit.support.FakeSwr.Request;
import dev.swraudit.support.FakeSwr.Response;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class HttpSwrClientTests {

	private static final Target TARGET = new Target(1, "a", "b/c/d");

	private static final String PATH = "/v2/manage/namespaces/a/repos/b$c$d";

	@Test
	void requestMatchesTheApi() throws Exception {
		try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			CompletableFuture<String> received = CompletableFuture.supplyAsync(() -> receiveAndAnswer(server));
			try (HttpSwrClient swr = swr("http://127.0.0.1:" + server.getLocalPort(), Map.of())) {
				swr.access(TARGET, new ThrottleBudget());
			}
			assertThat(received.join().split("\r\n")).startsWith("GET " + PATH + "/access HTTP/1.1")
				.contains("X-Auth-Token: t0ken", "Content-Type: application/json",
						"Host: 127.0.0.1:" + server.getLocalPort());
		}
	}

	@Test
	void endpointMayHaveAPath() throws Exception {
		try (FakeSwr fake = FakeSwr.start((request) -> Response.granted(1));
				HttpSwrClient swr = swr(fake.endpoint() + "/gateway/", Map.of())) {
			swr.access(TARGET, new ThrottleBudget());
			assertThat(fake.log()).extracting(Request::path).containsExactly("/gateway" + PATH + "/access");
		}
	}

	@Test
	void detailContainsTheCreator() throws Exception {
		String body = "{\"id\": 1, \"creator_id\": 42, \"creator_name\": \"ann\", \"more\": [{}]}";
		try (FakeSwr fake = FakeSwr.start((request) -> Response.of(200, body)); HttpSwrClient swr = swr(fake)) {
			assertThat(swr.detail(TARGET, new ThrottleBudget()))
				.isEqualTo(new SwrResult.Read<>(new RepositoryDetail("42", "ann")));
			assertThat(fake.log()).extracting(Request::path).containsExactly(PATH);
		}
	}

	@Test
	void temporaryErrorIsRetried() throws Exception {
		for (int status : List.of(409, 500, 502, 503, 504)) {
			try (FakeSwr fake = FakeSwr.start(inTurn(Response.error(status, "X", "busy"), Response.granted(1)));
					HttpSwrClient swr = swr(fake)) {
				assertThat(swr.access(TARGET, new ThrottleBudget())).isInstanceOf(SwrResult.Read.class);
				assertThat(fake.log()).hasSize(2);
			}
		}
	}

	@Test
	void temporaryErrorFailsAfterTheLastAttempt() throws Exception {
		try (FakeSwr fake = FakeSwr.start((request) -> Response.error(503, "SVCSTG.SWR.5030000", "try later"));
				HttpSwrClient swr = swr(fake)) {
			assertThat(swr.access(TARGET, new ThrottleBudget())).isEqualTo(new SwrResult.Failed<>(
					new SwrFailure(SwrFailure.Kind.FAILED, 503, "SVCSTG.SWR.5030000", "try later", true)));
			assertThat(fake.log()).hasSize(5);
			assertThat(swr.traffic().requests()).isEqualTo(5);
			assertThat(swr.traffic().retries()).isEqualTo(4);
		}
	}

	@Test
	void permanentErrorIsNotRetried() throws Exception {
		assertPermanent(Response.error(403, "SVCSTG.SWR.4039001", "no"), SwrFailure.Kind.FORBIDDEN);
		assertPermanent(Response.error(401, "SVCSTG.SWR.4011064", "no"), SwrFailure.Kind.FORBIDDEN);
		assertPermanent(Response.error(404, "SVCSTG.SWR.4040113", "no"), SwrFailure.Kind.NOT_FOUND);
		assertPermanent(Response.error(404, "OTHER.1", "no"), SwrFailure.Kind.FAILED);
		assertPermanent(Response.error(400, "SVCSTG.SWR.4000001", "no"), SwrFailure.Kind.FAILED);
		assertPermanent(Response.of(200, "{}"), SwrFailure.Kind.FAILED);
		assertPermanent(Response.of(204, ""), SwrFailure.Kind.FAILED);
	}

	private void assertPermanent(Response response, SwrFailure.Kind kind) throws Exception {
		try (FakeSwr fake = FakeSwr.start((request) -> response); HttpSwrClient swr = swr(fake)) {
			SwrFailure swrFailure = failureOf(swr.access(TARGET, new ThrottleBudget()));
			assertThat(swrFailure.kind()).isEqualTo(kind);
			assertThat(swrFailure.status()).isEqualTo(response.status());
			assertThat(fake.log()).hasSize(1);
		}
	}

	@Test
	void redirectIsNotFollowed() throws Exception {
		try (FakeSwr other = FakeSwr.start((request) -> Response.granted(1));
				FakeSwr fake = FakeSwr
					.start((request) -> Response.of(302, "").with("Location", other.endpoint() + "/x"));
				HttpSwrClient swr = swr(fake)) {
			assertThat(failureOf(swr.access(TARGET, new ThrottleBudget())).status()).isEqualTo(302);
			assertThat(other.log()).isEmpty();
		}
	}

	@Test
	void throttledResponseIsRetriedAndDoesNotCountAsAttempt() throws Exception {
		Response throttled = Response.error(429, "APIGW.0308", "slow").with("Retry-After", "1");
		try (FakeSwr fake = FakeSwr
			.start(inTurn(throttled, Response.error(403, "SVCSTG.SWR.4031032", "too many"), Response.granted(1)));
				HttpSwrClient swr = swr(fake, Map.of("max-attempts", "1"))) {
			assertThat(swr.access(TARGET, new ThrottleBudget())).isInstanceOf(SwrResult.Read.class);
			List<Request> log = fake.log();
			assertThat(log).hasSize(3);
			assertThat(log.get(1).nanos() - log.get(0).nanos()).isGreaterThanOrEqualTo(1_000_000_000L);
			assertThat(swr.traffic().throttled()).isEqualTo(2);
			assertThat(swr.traffic().retries()).isZero();
		}
	}

	@Test
	void longerPauseThanAllowedFailsTheTarget() throws Exception {
		Response throttled = Response.error(429, "APIGW.0308", "slow").with("Retry-After", "60");
		try (FakeSwr fake = FakeSwr.start((request) -> throttled);
				HttpSwrClient swr = swr(fake, Map.of("max-wait", "1s"))) {
			assertThat(swr.access(TARGET, new ThrottleBudget())).isEqualTo(
					new SwrResult.Failed<>(new SwrFailure(SwrFailure.Kind.FAILED, 429, "APIGW.0308", "slow", true)));
			assertThat(fake.log()).hasSize(1);
		}
	}

	@Test
	void callsForOneTargetShareItsThrottleBudget() throws Exception {
		Response throttled = Response.error(429, "APIGW.0308", "slow").with("Retry-After", "1");
		try (FakeSwr fake = FakeSwr.start(inTurn(throttled, Response.granted(1), throttled));
				HttpSwrClient swr = swr(fake, Map.of("max-wait", "1500ms"))) {
			ThrottleBudget throttleBudget = new ThrottleBudget();
			assertThat(swr.access(TARGET, throttleBudget)).isInstanceOf(SwrResult.Read.class);
			assertThat(failureOf(swr.detail(TARGET, throttleBudget)).status()).isEqualTo(429);
		}
	}

	@Test
	void missingTokenIsRenewedOnceForAllWorkers() throws Exception {
		CountDownLatch together = new CountDownLatch(8);
		AtomicInteger renewals = new AtomicInteger();
		ExecutorService workers = Executors.newFixedThreadPool(8);
		try (FakeSwr fake = FakeSwr.start((request) -> answerToToken(request, together));
				HttpSwrClient swr = TestClient.of(fake.endpoint(), Clock.systemUTC(),
						(requestSender) -> () -> TokenCredentials.issued("token" + renewals.incrementAndGet(),
								"the test", null))) {
			swr.access(new Target(2, "a", "first"), new ThrottleBudget());
			List<Future<SwrResult<AccessList>>> answers = IntStream.range(0, 8)
				.mapToObj((i) -> workers.submit(() -> swr.access(TARGET, new ThrottleBudget())))
				.toList();
			for (Future<SwrResult<AccessList>> answer : answers) {
				assertThat(answer.get()).isInstanceOf(SwrResult.Read.class);
			}
			assertThat(fake.log()).hasSize(1 + 8 + 8);
		}
		finally {
			workers.shutdownNow();
		}
		assertThat(renewals).hasValue(2);
	}

	/** The first token is valid for one repository only. */
	private static Response answerToToken(Request request, CountDownLatch together) {
		if (request.token().equals("token2") || request.path().contains("/first/")) {
			return Response.granted(1);
		}
		together.countDown();
		try {
			assertThat(together.await(10, TimeUnit.SECONDS)).isTrue();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
		return Response.error(400, "SVCSTG.SWR.4001048", "token missing in context");
	}

	@Test
	void missingDetailIsNotAWrongUrl() throws Exception {
		for (Response response : List.of(Response.error(404, "APIGW.0101", "no API"), Response.of(404, ""))) {
			try (FakeSwr fake = FakeSwr.start((request) -> response); HttpSwrClient swr = swr(fake)) {
				assertThat(failureOf(swr.detail(TARGET, new ThrottleBudget())).kind())
					.isEqualTo(SwrFailure.Kind.NOT_FOUND);
			}
		}
	}

	@Test
	void tokenRefusedTwiceStopsTheRun() throws Exception {
		try (FakeSwr fake = FakeSwr.start((request) -> Response.error(401, "SVCSTG.SWR.4010000", "expired"));
				HttpSwrClient swr = swr(fake)) {
			for (int i = 0; i < 3; i++) {
				assertThatExceptionOfType(CredentialsRefusedException.class)
					.isThrownBy(() -> swr.access(TARGET, new ThrottleBudget()))
					.withMessageContaining("audit.swr.token")
					.withMessageNotContaining("t0ken");
			}
			assertThat(fake.log()).hasSize(2);
		}
	}

	@Test
	void oversizedResponseFails() throws Exception {
		try (FakeSwr fake = FakeSwr.start((request) -> Response.granted(1000));
				HttpSwrClient swr = swr(fake, Map.of("max-response-size", "10KB"))) {
			assertThat(failureOf(swr.access(TARGET, new ThrottleBudget())).message())
				.contains("larger than 10240 bytes");
			assertThat(fake.log()).hasSize(1);
		}
	}

	@Test
	void exchangeHasADeadline() throws Exception {
		try (FakeSwr fake = FakeSwr.start((request) -> Response.granted(1).after(5000));
				HttpSwrClient swr = swr(fake, Map.of("response-timeout", "200ms", "max-attempts", "2"))) {
			long start = System.nanoTime();
			assertThat(failureOf(swr.access(TARGET, new ThrottleBudget()))).isEqualTo(
					new SwrFailure(SwrFailure.Kind.FAILED, null, null, "no complete response within 200 ms", true));
			assertThat(System.nanoTime() - start).isLessThan(4_000_000_000L);
			assertThat(fake.log()).hasSize(2);
		}
	}

	@Test
	void refusedConnectionIsAFault() throws Exception {
		String endpoint;
		try (FakeSwr fake = FakeSwr.start((request) -> Response.granted(1))) {
			endpoint = fake.endpoint().toString();
		}
		try (HttpSwrClient swr = swr(endpoint, Map.of("max-attempts", "2"))) {
			assertThat(failureOf(swr.access(TARGET, new ThrottleBudget())))
				.isEqualTo(new SwrFailure(SwrFailure.Kind.FAILED, null, null, "connection refused", true));
		}
	}

	@Test
	void nothingIsSentAfterAStop() throws Exception {
		try (FakeSwr fake = FakeSwr.start((request) -> Response.granted(1)); HttpSwrClient swr = swr(fake)) {
			swr.stop();
			assertThatExceptionOfType(InterruptedException.class)
				.isThrownBy(() -> swr.access(TARGET, new ThrottleBudget()));
			assertThat(fake.log()).isEmpty();
		}
	}

	private static Function<Request, Response> inTurn(Response... responses) {
		AtomicInteger next = new AtomicInteger();
		return (request) -> responses[Math.min(next.getAndIncrement(), responses.length - 1)];
	}

	private static SwrFailure failureOf(SwrResult<?> swrResult) {
		assertThat(swrResult).isInstanceOf(SwrResult.Failed.class);
		return ((SwrResult.Failed<?>) swrResult).failure();
	}

	private static HttpSwrClient swr(FakeSwr fake) {
		return swr(fake, Map.of());
	}

	private static HttpSwrClient swr(FakeSwr fake, Map<String, String> settings) {
		return swr(fake.endpoint().toString(), settings);
	}

	private static HttpSwrClient swr(String endpoint, Map<String, String> settings) {
		return TestClient.of(URI.create(endpoint), settings);
	}

	private static String receiveAndAnswer(ServerSocket server) {
		try (Socket socket = server.accept()) {
			InputStream in = socket.getInputStream();
			StringBuilder head = new StringBuilder();
			while (head.indexOf("\r\n\r\n") < 0) {
				head.append((char) in.read());
			}
			OutputStream out = socket.getOutputStream();
			out.write("HTTP/1.1 200 OK\r\nContent-Length: 18\r\n\r\n{\"self_auth\":null}"
				.getBytes(StandardCharsets.UTF_8));
			return head.toString();
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
