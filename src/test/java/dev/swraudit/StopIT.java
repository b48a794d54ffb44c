package dev.swraudit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import dev.swraudit.support.AuditRun;
import dev.swraudit.support.ChildRun;
import dev.swraudit.support.FakeSwr;
import dev.swraudit.support.FakeSwr.Request;
import dev.swraudit.support.LongAudit;
import dev.swraudit.support.TestDatabase;
import dev.swraudit.support.Thorough;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A stopped run sends no more requests, stores its results within ten seconds, prints a
 * message, and the same command publishes the same bytes.
 */
@ParameterizedClass
@MethodSource("dev.swraudit.support.TestDatabase#inThisBuild")
class StopIT {

	private static final Duration LONGEST = Duration.ofSeconds(10);

	private static final String STOPPED = "stopped; what was fetched is kept, and the same command continues";

	private static Map<String, String> expected = Map.of();

	@Parameter
	TestDatabase database;

	@TempDir
	Path place;

	@BeforeAll
	static void runUninterrupted(@TempDir Path uninterrupted) {
		try (FakeSwr swr = FakeSwr.start(LongAudit::answer)) {
			LongAudit audit = new LongAudit(uninterrupted, TestDatabase.H2, swr);
			assertThat(audit.run().run().exit()).isZero();
			expected = audit.published();
		}
	}

	/** A signal, its exit code, and so many requests and a file before it. */
	static Stream<Arguments> points() {
		return Stream
			.of(Arguments.of("INT", 130, 3000, ".2026-11-21.partial"),
					Arguments.of("TERM", 143, 0, ".2026-11-21.work/input.csv"), Arguments.of("TERM", 143, 1, "."),
					Arguments.of("INT", 130, 1500, "."))
			.limit(Thorough.times(2, 4));
	}

	@ParameterizedTest
	@MethodSource("points")
	void aStoppedRunContinuesAndEndsInTheSameBytes(String signal, int exit, int requests, String file)
			throws Exception {
		try (FakeSwr swr = FakeSwr.start(LongAudit::answer)) {
			LongAudit audit = new LongAudit(this.place, this.database, swr);
			Path reached = audit.run().scopeDirectory().resolve(file);
			try (ChildRun child = ChildRun.start(this.place, audit.run().arguments())) {
				child.awaitUnlessEnded(() -> swr.requests() >= requests && Files.exists(reached));
				long signalled = System.nanoTime();
				child.signal(signal);
				assertThat(child.await()).as(child.output()).isEqualTo(exit);
				assertThat(since(signalled)).isLessThan(LONGEST);
				assertThat(child.output()).isEqualTo(STOPPED + "\n");
			}
			assertLastRun(audit, exit);
			assertContinues(audit, swr);
		}
	}

	@Test
	void aHangingServiceDoesNotHoldAStoppedRun() throws Exception {
		AtomicInteger asked = new AtomicInteger();
		try (FakeSwr swr = FakeSwr.start((request) -> hanging(request, asked.incrementAndGet()))) {
			LongAudit audit = new LongAudit(this.place, this.database, swr);
			try (ChildRun child = ChildRun.start(this.place, audit.run().arguments())) {
				child.awaitUnlessEnded(() -> swr.requests() == 1008);
				long signalled = System.nanoTime();
				child.signal("HUP");
				assertThat(child.await()).as(child.output()).isEqualTo(129);
				assertThat(since(signalled)).isLessThan(LONGEST);
			}
			assertThat(swr.requests()).isEqualTo(1008);
			assertLastRun(audit, 129);
			assertContinues(audit, swr);
		}
	}

	/** The first thousand are answered, the next eight hang. */
	private static FakeSwr.Response hanging(Request request, int number) {
		boolean hangs = number > 1000 && number <= 1008;
		return LongAudit.answer(request).after(hangs ? 60_000 : 2);
	}

	private static void assertLastRun(LongAudit audit, int exit) throws IOException {
		JsonNode lastRun = new JsonMapper()
			.readTree(Files.readString(audit.run().scopeDirectory().resolve("last-run.json")));
		assertThat(lastRun.path("exitCode").asInt()).isEqualTo(exit);
		assertThat(lastRun.path("message").asString()).isEqualTo(STOPPED);
		assertThat(lastRun.path("published").asBoolean()).isFalse();
		assertThat(audit.run().scopeDirectory().resolve(AuditRun.DATE)).doesNotExist();
	}

	/** Only the requests in progress, at most eight, are repeated. */
	private static void assertContinues(LongAudit audit, FakeSwr swr) throws IOException {
		AuditRun.Result result = audit.run().run();
		assertThat(result.exit()).as(result.err()).isZero();
		assertThat(swr.requests()).isBetween(LongAudit.REPOSITORIES, LongAudit.REPOSITORIES + 8);
		assertThat(audit.published()).isEqualTo(expected);
	}

	private static Duration since(long nanos) {
		return Duration.ofNanos(System.nanoTime() - nanos);
	}

}
