package dev.swraudit.access.ratelimit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

import dev.swraudit.access.AccessList;
import dev.swraudit.access.HttpSwrClient;
import dev.swraudit.access.SwrResult;
import dev.swraudit.access.TestClient;
import dev.swraudit.ledger.Target;
import dev.swraudit.support.FakeSwr;
import dev.swraudit.support.FakeSwr.Request;
import dev.swraudit.support.FakeSwr.Response;
import dev.swraudit.support.PostgresServer;
import dev.swraudit.support.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Three processes that share one rate limit, each with its own connection.
 */
@Tag("rate")
@Timeout(60)
class ClusterRateLimiterIT {

	private final List<SingleConnectionDataSource> connections = new ArrayList<>();

	private final List<RateLimiter> limiters = new ArrayList<>();

	private ClusterSlotStore slots;

	@BeforeEach
	void prepare() {
		String url = PostgresServer.shared().freshDatabase();
		TestDatabase.POSTGRESQL.migrate(new DriverManagerDataSource(url));
		for (int i = 0; i < 3; i++) {
			SingleConnectionDataSource connection = new SingleConnectionDataSource(url, true);
			this.connections.add(connection);
			this.limiters.add(RateLimiter.shared(new ClusterSlotStore(JdbcClient.create(connection), "default"),
					new RealSleeper()));
		}
		JdbcClient jdbc = JdbcClient.create(this.connections.get(0));
		jdbc.sql("insert into scope (name, endpoint) values ('default', 'https://swr.example')").update();
		this.slots = new ClusterSlotStore(jdbc, "default");
	}

	@AfterEach
	void end() {
		this.connections.forEach(SingleConnectionDataSource::destroy);
	}

	@Test
	void threeProcessesTogetherKeepTheRate() throws Exception {
		this.slots.begin(400);
		List<Double> sent = sendFor(2.5, 8);
		assertThat(mostInOneSecond(sent)).isBetween(150, (int) (1.05 * 400 + 2));
		assertThat(this.slots.slowedSinceBegin()).isZero();
	}

	@Test
	void singleProcessGetsTheFullRate() throws Exception {
		this.slots.begin(400);
		this.limiters.subList(1, 3).clear();
		List<Double> sent = sendFor(2.5, 8);
		assertThat(mostInOneSecond(sent)).isBetween(150, (int) (1.05 * 400 + 2));
	}

	@Test
	void throttlingOfOneProcessPausesAndSlowsAll() throws Exception {
		this.slots.begin(400);
		double[] pauseStart = new double[1];
		Thread throttled = new Thread(() -> {
			pause(700);
			this.limiters.get(0).throttled(Duration.ofSeconds(1));
			pauseStart[0] = System.nanoTime() / 1e9;
		});
		throttled.start();
		List<Double> sent = sendFor(3.2, 8);
		throttled.join();
		assertThat(between(sent, pauseStart[0] - 0.5, pauseStart[0])).isGreaterThan(60);
		assertThat(between(sent, pauseStart[0] + 0.15, pauseStart[0] + 0.99)).isZero();
		assertThat(between(sent, pauseStart[0] + 1, pauseStart[0] + 2)).isBetween(50L, 230L);
		assertThat(this.slots.slowedSinceBegin()).isBetween(Duration.ofMillis(2000), Duration.ofMillis(3500));
	}

	@Test
	void waitingCallersArePausedToo() throws Exception {
		this.slots.begin(20);
		double[] pauseStart = new double[1];
		Thread throttled = new Thread(() -> {
			pause(500);
			this.limiters.get(0).throttled(Duration.ofSeconds(1));
			pauseStart[0] = System.nanoTime() / 1e9;
		});
		throttled.start();
		List<Double> sent = sendFor(1.4, 6);
		throttled.join();
		assertThat(between(sent, pauseStart[0] - 0.5, pauseStart[0])).isBetween(4L, 12L);
		assertThat(between(sent, pauseStart[0] + 0.15, pauseStart[0] + 0.99)).isZero();
	}

	@Test
	void pauseOutlastsTheRun() throws Exception {
		this.slots.begin(400);
		this.limiters.get(0).throttled(Duration.ofSeconds(1));
		long asked = System.nanoTime();
		this.slots.begin(400);
		this.limiters.get(1).await();
		assertThat(System.nanoTime() - asked).isGreaterThan(TimeUnit.MILLISECONDS.toNanos(950));
	}

	@ParameterizedTest
	@CsvSource({ "1, 1000, 3000", "3600, 0, 900", "1.5, 1500, 3500" })
	void allowedRetryAfterPausesAllProcesses(String retryAfter, long least, long most) throws Exception {
		this.slots.begin(400);
		AtomicBoolean busy = new AtomicBoolean(true);
		Map<String, String> settings = Map.of("max-wait", "1900ms");
		try (FakeSwr fake = FakeSwr.start((request) -> busy.getAndSet(false)
				? Response.error(429, "APIGW.0308", "slow").with("Retry-After", retryAfter) : Response.granted(1));
				HttpSwrClient throttled = TestClient.of(fake.endpoint(), settings, this.limiters.get(0));
				HttpSwrClient other = TestClient.of(fake.endpoint(), settings, this.limiters.get(1))) {
			CompletableFuture<SwrResult<AccessList>> first = CompletableFuture.supplyAsync(() -> access(throttled, 1));
			while (throttled.traffic().throttled() == 0 || isPaused() != least > 0) {
				Thread.onSpinWait();
			}
			assertThat(access(other, 2)).isInstanceOf(SwrResult.Read.class);
			assertThat(first.join()).isInstanceOf((least > 0) ? SwrResult.Read.class : SwrResult.Failed.class);
			List<Request> log = fake.log();
			assertThat(Duration.ofNanos(log.get(1).nanos() - log.get(0).nanos())).isBetween(Duration.ofMillis(least),
					Duration.ofMillis(most));
		}
	}

	private boolean isPaused() {
		return JdbcClient.create(this.connections.get(2))
			.sql("select silent_until > clock_timestamp() from throttle")
			.query(Boolean.class)
			.single();
	}

	private static SwrResult<AccessList> access(HttpSwrClient swr, int number) {
		try {
			return swr.access(new Target(number, "a", "r" + number), new ThrottleBudget());
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Test
	void stopInterruptsWaitingCallers() throws Exception {
		this.slots.begin(0.01);
		RealSleeper sleeper = new RealSleeper();
		RateLimiter limiter = RateLimiter.shared(this.slots, sleeper);
		limiter.await();
		Thread stop = new Thread(() -> {
			pause(200);
			sleeper.stop();
		});
		stop.start();
		assertThatExceptionOfType(InterruptedException.class).isThrownBy(limiter::await);
		stop.join();
	}

	/** Sends with threads for each limiter; returns the send times in seconds, sorted. */
	private List<Double> sendFor(double seconds, int threads) throws InterruptedException {
		long end = System.nanoTime() + (long) (seconds * 1e9);
		List<Double> sent = Collections.synchronizedList(new ArrayList<>());
		List<Thread> all = this.limiters.stream()
			.flatMap((limiter) -> IntStream.range(0, threads)
				.mapToObj((i) -> new Thread(() -> send(limiter, end, sent))))
			.toList();
		all.forEach(Thread::start);
		for (Thread thread : all) {
			thread.join();
		}
		sent.sort(null);
		return sent;
	}

	private static void send(RateLimiter limiter, long end, List<Double> sent) {
		try {
			while (System.nanoTime() - end < 0) {
				limiter.await();
				sent.add(System.nanoTime() / 1e9);
			}
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** Sleeps in real time, because the test measures rates. */
	private static void pause(long millis) {
		try {
			TimeUnit.MILLISECONDS.sleep(millis);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static long between(List<Double> sent, double from, double to) {
		return sent.stream().filter((time) -> time > from && time < to).count();
	}

	private static int mostInOneSecond(List<Double> sent) {
		return (int) sent.stream().mapToLong((from) -> between(sent, from - 1e-9, from + 1)).max().orElse(0);
	}

}
