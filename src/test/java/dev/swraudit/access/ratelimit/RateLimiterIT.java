package dev.swraudit.access.ratelimit;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import dev.swraudit.access.AccessList;
import dev.swraudit.access.HttpSwrClient;
import dev.swraudit.access.SwrFailure;
import dev.swraudit.access.SwrResult;
import dev.swraudit.access.TestClient;
import dev.swraudit.ledger.Target;
import dev.swraudit.support.ScriptedServer;
import dev.swraudit.support.ScriptedServer.Request;
import dev.swraudit.support.ScriptedServer.Script;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Request rate as recorded by the server.
 */
@Tag("rate")
class RateLimiterIT {

	private static final Script GOOD = Script.answer(200, "", "{\"self_auth\": null}");

	private static final String BUSY = "{\"error_code\": \"APIGW.0308\", \"error_msg\": \"slow down\"}";

	/** Allowance for requests in progress during a response, on a busy machine. */
	private static final long UNDER_WAY = TimeUnit.MILLISECONDS.toNanos(300);

	@ParameterizedTest
	@ValueSource(ints = { 1, 64 })
	void noRequestIsLostOrSentBeforeRetryAfterHasPassed(int workers) throws Exception {
		Queue<Throttled> throttled = new ConcurrentLinkedQueue<>();
		Script busy = (wire) -> {
			long begun = System.nanoTime();
			Script.answer(429, "Retry-After: 1\r\n", BUSY).play(wire);
			throttled.add(new Throttled(begun, System.nanoTime()));
		};
		int rate = 400;
		try (ScriptedServer server = ScriptedServer.start((request) -> (request.number() % 20 == 19) ? busy : GOOD);
				HttpSwrClient swr = client(server.endpoint(), rate, Map.of())) {
			assertThat(readAll(swr, workers, 45)).allMatch((swrResult) -> swrResult instanceof SwrResult.Read);
			List<Long> log = times(server);
			assertThat(log).hasSize(45 + throttled.size());
			assertThat(throttled).hasSizeGreaterThanOrEqualTo(2);
			assertThat(swr.traffic().throttled()).isEqualTo(throttled.size());
			assertThat(swr.traffic().retries()).isZero();
			for (Throttled answer : throttled) {
				assertThat(log).as("%s workers", workers).noneMatch(answer::forbids);
			}
			assertThat(mostInOneSecond(log)).isLessThanOrEqualTo((int) (1.05 * rate + 2));
		}
	}

	@ParameterizedTest
	@CsvSource({ "1, 40", "64, 40" })
	void noSecondExceedsTheRateAndItsBurst(int workers, int rate) throws Exception {
		try (ScriptedServer server = ScriptedServer.start(List.of(GOOD));
				HttpSwrClient swr = client(server.endpoint(), rate, Map.of())) {
			readAll(swr, workers, 2 * rate);
			assertThat(mostInOneSecond(times(server))).isBetween(rate - 10, (int) (1.05 * rate + 2));
		}
	}

	@Test
	void highRateIsKeptInRealTime() throws Exception {
		RateLimiter limiter = RateLimiter.local(5000, new RealSleeper());
		long end = System.nanoTime() + 1_500_000_000L;
		Queue<Long> sent = new ConcurrentLinkedQueue<>();
		List<Thread> threads = IntStream.range(0, 64).mapToObj((i) -> new Thread(() -> {
			try {
				while (System.nanoTime() - end < 0) {
					limiter.await();
					sent.add(System.nanoTime());
				}
			}
			catch (InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
		})).toList();
		threads.forEach(Thread::start);
		for (Thread thread : threads) {
			thread.join();
		}
		assertThat(mostInOneSecond(sent.stream().sorted().toList())).isBetween(3000, (int) (1.05 * 5000 + 2));
	}

	@Test
	void retryAfterMayBeADate() throws Exception {
		Instant until = Instant.now().plusSeconds(2).truncatedTo(ChronoUnit.SECONDS);
		String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.ofInstant(until, ZoneOffset.UTC));
		List<Instant> came = new ArrayList<>();
		try (ScriptedServer server = ScriptedServer.start((request) -> (wire) -> {
			came.add(Instant.now());
			((request.number() == 0) ? Script.answer(429, "Retry-After: " + date + "\r\n", BUSY) : GOOD).play(wire);
		}); HttpSwrClient swr = client(server.endpoint(), 100, Map.of())) {
			assertThat(swr.access(target(1), new ThrottleBudget())).isInstanceOf(SwrResult.Read.class);
			assertThat(came).hasSize(2);
			assertThat(came.get(1)).isBetween(until, until.plusSeconds(3));
		}
	}

	@Test
	void totalWaitOfOneTargetIsLimited() throws Exception {
		Script busy = Script.answer(429, "Retry-After: 1\r\n", BUSY);
		try (ScriptedServer server = ScriptedServer.start(List.of(busy));
				HttpSwrClient swr = client(server.endpoint(), 100, Map.of("max-wait", "1500ms"))) {
			assertThat(swr.access(target(1), new ThrottleBudget())).isEqualTo(new SwrResult.Failed<>(
					new SwrFailure(SwrFailure.Kind.FAILED, 429, "APIGW.0308", "slow down", true)));
			assertThat(server.log()).hasSize(2);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "Retry-After: 0\r\n", "Retry-After: Thu, 01 Jan 1970 00:00:00 GMT\r\n" })
	void throttlingWithoutRetryAfterExhaustsTheBudget(String header) throws Exception {
		try (ScriptedServer server = ScriptedServer.start(List.of(Script.answer(429, header, BUSY)));
				HttpSwrClient swr = client(server.endpoint(), 100, Map.of("max-wait", "1s"))) {
			assertThat(swr.access(target(1), new ThrottleBudget())).isInstanceOf(SwrResult.Failed.class);
			assertThat(server.log()).hasSize(2);
		}
	}

	@Test
	void pauseOfAnotherTargetDoesNotCount() throws Exception {
		Script busy = Script.answer(429, "Retry-After: 1\r\n", BUSY);
		Set<String> asked = ConcurrentHashMap.newKeySet();
		try (ScriptedServer server = ScriptedServer.start((request) -> asked.add(request.path()) ? busy : GOOD);
				HttpSwrClient swr = client(server.endpoint(), 100, Map.of("max-wait", "1s"))) {
			assertThat(readAll(swr, 2, 2)).allMatch((swrResult) -> swrResult instanceof SwrResult.Read);
			assertThat(server.log()).hasSize(4);
		}
	}

	private static HttpSwrClient client(URI endpoint, int rate, Map<String, String> given) {
		Map<String, String> settings = new HashMap<>(given);
		settings.put("requests-per-second", String.valueOf(rate));
		settings.put("concurrency", "64");
		return TestClient.of(endpoint, settings, Clock.systemUTC());
	}

	/** Reads targets with several workers, as the pipeline does. */
	private static List<SwrResult<AccessList>> readAll(HttpSwrClient swr, int workers, int targets) throws Exception {
		ExecutorService threads = Executors.newFixedThreadPool(workers);
		try {
			List<Callable<SwrResult<AccessList>>> tasks = IntStream.range(0, targets)
				.mapToObj((number) -> (Callable<SwrResult<AccessList>>) () -> swr.access(target(number),
						new ThrottleBudget()))
				.toList();
			List<SwrResult<AccessList>> answers = new ArrayList<>();
			for (Future<SwrResult<AccessList>> answer : threads.invokeAll(tasks)) {
				answers.add(answer.get());
			}
			return answers;
		}
		finally {
			threads.shutdownNow();
		}
	}

	private static Target target(int number) {
		return new Target(number, "team", "app" + number);
	}

	private static List<Long> times(ScriptedServer server) {
		return server.log().stream().map(Request::nanos).sorted().toList();
	}

	private static int mostInOneSecond(List<Long> times) {
		int most = 0;
		for (int first = 0, last = 0; last < times.size(); last++) {
			while (times.get(last) - times.get(first) >= 1_000_000_000L) {
				first++;
			}
			most = Math.max(most, last - first + 1);
		}
		return most;
	}

	/**
	 * Response with {@code Retry-After: 1}, received by the client between the two times.
	 */
	private record Throttled(long begun, long sent) {

		boolean forbids(long request) {
			return request > this.sent + UNDER_WAY && request < this.begun + TimeUnit.SECONDS.toNanos(1);
		}

	}

}
