package dev.swraudit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.swraudit.support.AuditRun;
import dev.swraudit.support.ChildRun;
import dev.swraudit.support.FakeSwr;
import dev.swraudit.support.ManyRepositories;
import dev.swraudit.support.TestCluster;
import dev.swraudit.support.Thorough;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A manager and three workers publish the same bytes as a single process, even if one of
 * them or the database fails. Each test is one more revision, fetched by the remaining
 * workers.
 */
@Timeout(600)
class ClusterIT {

	private static final int REPOSITORIES = Thorough.times(800, 5000);

	private static final int RATE = Thorough.times(400, 1000);

	/** The default of {@code audit.swr.concurrency}. */
	private static final int AT_ONCE = 16;

	@TempDir
	static Path directory;

	private static FakeSwr swr;

	private static TestCluster cluster;

	private static Path input;

	/** What a single process publishes of the first revision, and of any later one. */
	private static final String[] EXPECTED = new String[2];

	private static int revision;

	private int requestsBefore;

	@BeforeAll
	static void startCluster() throws IOException {
		swr = FakeSwr.start(new ManyRepositories(20));
		cluster = TestCluster.start(directory, swr);
		cluster.workers(3);
		input = TestCluster.input(directory, REPOSITORIES);
		AuditRun single = new AuditRun(directory.resolve("single")).against(swr)
			.with("input=" + input, "auditDate=" + AuditRun.DATE);
		for (int i = 0; i < 2; i++) {
			assertThat(single.run("revision=" + (i + 1)).exit()).isZero();
			String folder = AuditRun.DATE + ((i == 0) ? "" : ".2");
			EXPECTED[i] = single.published("../" + folder + "/permissions.csv")
					+ AuditRun.withoutReadAt(single.published("../" + folder + "/repositories.csv"))
					+ single.published("../" + folder + "/findings.csv");
		}
	}

	@AfterAll
	static void endCluster() {
		if (cluster != null) {
			cluster.close();
		}
		swr.close();
	}

	/** Share of the targets that are requested before each event. */
	static Stream<Integer> moments() {
		return Thorough.times(0, 1) == 0 ? Stream.of(40) : Stream.of(5, 40, 85);
	}

	@Test
	@Tag("rate")
	void healthyRunRequestsEachTargetOnceWithinTheSharedRate() throws Exception {
		try (ChildRun manager = next()) {
			assertEndsWell(manager);
		}
		Map<Integer, Long> asked = asked();
		assertThat(asked).hasSize(REPOSITORIES);
		assertThat(asked.values()).allMatch((times) -> times == 1);
		List<FakeSwr.Request> log = log();
		assertThat(log.stream().map(FakeSwr.Request::token).distinct()).hasSize(3);
		int most = mostInOneSecond(log.stream().map(FakeSwr.Request::nanos).sorted().toList());
		Thorough.report("three workers at " + RATE + " a second: at most " + most + " in one second");
		assertThat(most).isBetween(RATE / 2, (int) (1.05 * RATE + 2));
		JsonNode summary = new JsonMapper().readTree(cluster.published(revision, "summary.json"));
		assertThat(summary.path("requests").asInt()).isEqualTo(log.size());
		assertThat(summary.path("pending").asInt()).isZero();
		assertThat(cluster.count("select count(*) from fetch_range")).isZero();
		assertThat(cluster.managerLog()).contains("read " + REPOSITORIES + " of " + REPOSITORIES + " (100%), ")
			.contains("/s, 0 failed, 0:00 left");
	}

	@ParameterizedTest
	@MethodSource("moments")
	void aKilledWorkersRangeIsReadToItsEndByAnother(int percent) throws Exception {
		try (ChildRun victim = cluster.worker(); ChildRun manager = next(victim)) {
			awaitRequested(percent, manager);
			cluster.awaitReading(victim);
			victim.kill();
			assertEndsWell(manager);
		}
		assertRequestedAgainOf(1);
	}

	@ParameterizedTest
	@MethodSource("moments")
	void aHangingWorkerLosesItsRangeAndWritesNoMoreWhenItWakes(int percent) throws Exception {
		try (ChildRun sleeper = cluster.worker(); ChildRun manager = next(sleeper)) {
			awaitRequested(percent, manager);
			cluster.awaitReading(sleeper);
			sleeper.send("STOP");
			assertEndsWell(manager);
			long ended = cluster.fingerprint();
			sleeper.send("CONT");
			cluster.awaitLogged(" is lost");
			assertThat(cluster.fingerprint()).isEqualTo(ended);
			try (ChildRun later = next(sleeper)) {
				cluster.awaitReading(sleeper);
				assertEndsWell(later);
			}
			sleeper.signal("TERM");
			assertThat(sleeper.await()).isEqualTo(143);
		}
	}

	@ParameterizedTest
	@MethodSource("moments")
	void aWorkerMayLeaveAndAnotherJoinLate(int percent) throws Exception {
		try (ChildRun leaving = cluster.worker(); ChildRun manager = next(leaving)) {
			awaitRequested(percent, manager);
			cluster.awaitReading(leaving);
			try (ChildRun joining = cluster.worker()) {
				leaving.signal("TERM");
				assertThat(leaving.await()).isEqualTo(143);
				assertEndsWell(manager);
				assertThat(joining.hasEnded()).isFalse();
			}
		}
		assertRequestedAgainBetweenTwoRequests(1);
	}

	@ParameterizedTest
	@MethodSource("moments")
	void aKilledManagersRunContinuesWithTheWorkersThatAreThere(int percent) throws Exception {
		try (ChildRun killed = next()) {
			awaitRequested(percent, killed);
			killed.kill();
		}
		try (ChildRun again = cluster.manager(input, revision, rate())) {
			assertEndsWell(again);
		}
		assertRequestedAgainOf(3);
	}

	@Test
	void stoppedManagerLetsItsWorkersStoreTheirResults() throws Exception {
		try (ChildRun stopped = next()) {
			awaitRequested(30, stopped);
			stopped.signal("TERM");
			assertThat(stopped.await()).as(stopped.output()).isEqualTo(143);
		}
		int asked = log().size();
		try (ChildRun again = cluster.manager(input, revision, rate())) {
			assertEndsWell(again);
		}
		assertThat(asked).isLessThan(REPOSITORIES);
		assertRequestedAgainBetweenTwoRequests(3);
	}

	@ParameterizedTest
	@MethodSource("moments")
	void rangesThatAreScheduledTwiceAreReadOnce(int percent) throws Exception {
		try (ChildRun manager = next()) {
			awaitRequested(percent, manager);
			cluster.count("""
					with again as (
					  insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)
					  select 'fetchAccess:default', cast(step_execution_id as text), now(), false, 1 from fetch_range
					  on conflict do nothing returning 1
					)
					select count(*) from again
					""");
			assertEndsWell(manager);
		}
		assertThat(asked().values()).allMatch((times) -> times == 1);
	}

	@ParameterizedTest
	@MethodSource("moments")
	void aDatabaseThatIsGoneForAWhileEndsTheManagerAndNoWorker(int percent) throws Exception {
		try (ChildRun manager = next()) {
			awaitRequested(percent, manager);
			cluster.pauseDatabase(Thorough.times(2, 20));
			assertThat(manager.await()).as(manager.output()).isEqualTo(4);
		}
		try (ChildRun again = cluster.manager(input, revision, rate())) {
			assertEndsWell(again);
		}
		// Of each worker what it had in hand when the database went, and when the next
		// manager took the run over.
		assertRequestedAgainOf(6);
	}

	private static String rate() {
		return "--audit.swr.requests-per-second=" + RATE;
	}

	/** Starts the manager of the next revision, once a worker is there. */
	private ChildRun next(ChildRun worker) throws InterruptedException {
		TestCluster.await("the worker waits", () -> worker.output().contains("reads for audits"));
		return next();
	}

	/** Starts the manager of the next revision. */
	private ChildRun next() {
		this.requestsBefore = swr.requests();
		revision++;
		return cluster.manager(input, revision, rate());
	}

	private void awaitRequested(int percent, ChildRun manager) throws InterruptedException {
		int requests = this.requestsBefore + Math.max(1, REPOSITORIES * percent / 100);
		assertThat(manager.awaitUnlessEnded(() -> swr.requests() >= requests)).as(manager.output()).isTrue();
	}

	private static void assertEndsWell(ChildRun manager) throws Exception {
		assertThat(manager.await()).as(manager.output()).isZero();
		assertThat(cluster.publishedCsvs(revision)).isEqualTo(EXPECTED[(revision == 1) ? 0 : 1]);
	}

	/** The requests of the last run. */
	private List<FakeSwr.Request> log() {
		return swr.log().stream().skip(this.requestsBefore).toList();
	}

	private Map<Integer, Long> asked() {
		return log().stream()
			.filter(FakeSwr.Request::isAccess)
			.collect(
					Collectors.groupingBy((request) -> ManyRepositories.number(request.path()), Collectors.counting()));
	}

	/**
	 * A stopped worker stores what it has fetched. A target whose list was read and whose
	 * creator was not looked up yet is requested again: at most as many as a worker
	 * requests at once.
	 */
	private void assertRequestedAgainBetweenTwoRequests(int workers) {
		assertThat(asked().values().stream().mapToLong((times) -> times - 1).sum())
			.isLessThanOrEqualTo((long) workers * AT_ONCE);
	}

	/** Requires that only unstored results of this many ranges are requested again. */
	private void assertRequestedAgainOf(int ranges) {
		Map<Integer, Long> asked = asked();
		long again = asked.values().stream().mapToLong((times) -> times - 1).sum();
		Thorough.report("revision " + revision + ": asked again " + again);
		assertThat(asked).hasSize(REPOSITORIES);
		assertThat(again).isLessThanOrEqualTo(ranges * 100L);
	}

	private static int mostInOneSecond(List<Long> sorted) {
		return IntStream.range(0, sorted.size())
			.map((from) -> (int) sorted.stream()
				.skip(from)
				.takeWhile((time) -> time - sorted.get(from) < 1_000_000_000L)
				.count())
			.max()
			.orElse(0);
	}

}
