package dev.swraudit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.swraudit.support.AuditRun;
import dev.swraudit.support.ChildRun;
import dev.swraudit.support.DatabaseHold;
import dev.swraudit.support.FakeSwr;
import dev.swraudit.support.FakeSwr.Response;
import dev.swraudit.support.PostgresServer;
import dev.swraudit.support.SmallDisk;
import dev.swraudit.support.TestDatabase;
import dev.swraudit.support.Thorough;
import dev.swraudit.support.World;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A night with one fault between two good nights: it resolves nothing and reports nothing
 * new, and the next night is unaffected, for each fault at each step. With
 * {@code -Pthorough} it prints the table of faults.
 */
class FaultyNightIT {

	private static final int REPOSITORIES = 4;

	private static final String NIGHT_1 = "auditDate=2026-11-01";

	private static final String NIGHT_2 = "auditDate=2026-11-02";

	private static final String PAGE = "<!DOCTYPE html><html><body>Blocked</body></html>";

	private static volatile World world = world();

	/** H2 database and publication of a good night. */
	@TempDir
	static Path goodNight;

	private static FakeSwr swr;

	@TempDir
	Path directory;

	private String url = "";

	@BeforeAll
	static void auditTheGoodNight() {
		swr = FakeSwr.start((request) -> world.answer(request));
		assertThat(audit(goodNight, TestDatabase.H2.url(goodNight)).run(NIGHT_1).exit()).isZero();
	}

	@AfterAll
	static void close() {
		swr.close();
	}

	@BeforeEach
	void recover() {
		world = world();
	}

	private static World world() {
		return new World().repositories(REPOSITORIES, "bob").calledBy("reader");
	}

	/** Response to every request, and the exit code of that night. */
	@ParameterizedTest
	@CsvSource({ //
			"403, SVCSTG.SWR.4039001, 1000, 2", //
			"403, APIGW.0302,         1000, 2", //
			"403, page,               1000, 2", //
			"403, empty,              1000, 2", //
			"404, SVCSTG.SWR.4040113, 1000, 2", //
			"404, SVCSTG.SWR.4040058, 1000, 2", //
			"404, SVCSTG.SWR.4040083, 1000, 2", //
			"404, SVCSTG.SWR.4040083, 2,    1", //
			"404, APIG.0101,          2,    1", //
			"404, page,               1000, 2", //
			"404, page,               2,    1", //
			"400, SVCSTG.SWR.4001048, 1000, 1", //
			"401, SVCSTG.SWR.4010000, 1000, 1", //
			"401, SVCSTG.SWR.4011064, 1000, 2", //
			"409, SVCSTG.SWR.4090023, 1000, 2", //
			"500, SVCSTG.SWR.5000000, 1000, 2", //
			"500, SVCSTG.SWR.5000000, 2,    4", //
			"502, page,               2,    4", //
			"200, page,               1000, 2", //
			"200, empty,              1000, 2", //
			"302, page,               1000, 2" })
	void anAnswerToEverything(int status, String body, int abortAfter, int exitCode) throws IOException {
		AuditRun audit = afterAGoodNight(TestDatabase.H2);
		world.everything(response(status, body));
		AuditRun.Result result = audit.run(NIGHT_2, "--audit.swr.abort-after=" + abortAfter);
		report("everything " + status + " " + body + ", abort-after " + abortAfter, result);
		assertThat(result.exit()).as(result.err() + result.out()).isEqualTo(exitCode);
		assertNothingResolved(audit, exitCode == 2);
		world.recover();
		assertNextNightIsAsBefore(audit);
	}

	@Test
	void retryAfterOfADay() throws IOException {
		AuditRun audit = afterAGoodNight(TestDatabase.H2);
		world.everything(Response.error(429, "APIG.0308", "slow down").with("Retry-After", "86400"));
		AuditRun.Result result = audit.run(NIGHT_2);
		report("everything 429 with Retry-After 86400", result);
		assertThat(result.exit()).isEqualTo(4);
		assertNothingResolved(audit, false);
		world.recover();
		assertNextNightIsAsBefore(audit);
	}

	@Test
	void anotherCallerWhoSeesOnlyItself() throws IOException {
		AuditRun audit = afterAGoodNight(TestDatabase.H2);
		world.calledBy("stranger").showOnlyCaller(true);
		AuditRun.Result result = audit.run(NIGHT_2);
		report("another account, which sees only itself", result);
		assertThat(result.exit()).isEqualTo(2);
		assertNothingResolved(audit, true);
		world.calledBy("reader").showOnlyCaller(false);
		assertNextNightIsAsBefore(audit);
	}

	@Test
	void anotherEndpoint() throws IOException {
		AuditRun audit = afterAGoodNight(TestDatabase.H2);
		World empty = new World();
		try (FakeSwr other = FakeSwr.start(empty::answer)) {
			AuditRun.Result result = audit.run(NIGHT_2, "--audit.swr.endpoint=" + other.endpoint());
			report("another endpoint", result);
			assertThat(result.exit()).isEqualTo(1);
			assertThat(other.requests()).isZero();
		}
		assertNothingResolved(audit, false);
		assertNextNightIsAsBefore(audit);
	}

	@ParameterizedTest
	@MethodSource("stepsAndFaults")
	void aFaultInAStep(Step step, String fault) throws Exception {
		AuditRun audit = afterAGoodNight(TestDatabase.POSTGRESQL);
		strike(audit, step, fault, (child) -> strike(fault, child));
		assertTheNightsAfterAreAsBefore(audit);
	}

	/** The disk of the output, which a step needs or not. */
	@ParameterizedTest
	@MethodSource("stepsAndDiskFaults")
	void aFaultOfTheDiskInAStep(Step step, String fault) throws Exception {
		try (SmallDisk disk = SmallDisk.at(Files.createDirectory(this.directory.resolve("out")), 4000)) {
			AuditRun audit = afterAGoodNight(TestDatabase.POSTGRESQL);
			boolean full = fault.equals("disk full");
			strike(audit, step, fault, full ? (child) -> disk.fillExcept(0) : (child) -> disk.readOnly());
			if (full) {
				disk.free();
			}
			else {
				disk.writable();
			}
			assertTheNightsAfterAreAsBefore(audit);
		}
	}

	private void strike(AuditRun audit, Step step, String fault, Strike strike) throws Exception {
		boolean published;
		try (DatabaseHold hold = new DatabaseHold(this.url, step.held);
				ChildRun child = ChildRun.start(this.directory, audit.arguments(NIGHT_2))) {
			assertThat(child.awaitUnlessEnded(hold::isReached)).as(child.output()).isTrue();
			strike.at(child);
			hold.release();
			int exitCode = child.await();
			published = Files.exists(audit.scopeDirectory().resolve("2026-11-02"));
			Thorough.report("| " + step + " | " + fault + " | exit " + exitCode + " | "
					+ (published ? "published" : "nothing published") + " | "
					+ child.output().lines().findFirst().orElse("") + " |");
		}
		boolean written = step == Step.EXPORT && fault.equals("disk full");
		assertThat(published).isEqualTo(step == Step.PUBLISH || written);
		if (published) {
			assertNothingResolved(audit, true);
		}
	}

	private static void assertTheNightsAfterAreAsBefore(AuditRun audit) throws IOException {
		assertNextNightIsAsBefore(audit);
		assertThat(audit.run(NIGHT_2).exit()).as("the same command again").isZero();
		assertNothingResolved(audit, true);
	}

	static Stream<Arguments> stepsAndFaults() {
		List<String> faults = List.of("SIGKILL", "SIGTERM", "database session ended");
		return Stream.of(Step.values())
			.flatMap((step) -> faults.stream().limit(Thorough.times(1, 3)).map((fault) -> Arguments.of(step, fault)));
	}

	static Stream<Arguments> stepsAndDiskFaults() {
		return Stream.of(Step.values())
			.skip(Thorough.times(Step.values().length - 2, 0))
			.flatMap((step) -> Stream.of("disk full", "read-only").map((fault) -> Arguments.of(step, fault)));
	}

	private static void strike(String fault, ChildRun child) throws Exception {
		switch (fault) {
			case "SIGKILL" -> child.kill();
			case "SIGTERM" -> child.signal("TERM");
			default -> PostgresServer.shared().endSessionsWaitingForLocks();
		}
	}

	/** Fault of a held run. */
	private interface Strike {

		void at(ChildRun run) throws Exception;

	}

	/** Steps, and a change of a row in which each is held. */
	enum Step {

		IMPORT("insert on target"), FETCH("insert on outcome"), EVALUATE("insert on assessment"),
		EXPORT("update of sums_sha256 on audit"), PUBLISH("update of published on audit");

		private final String held;

		Step(String held) {
			this.held = held;
		}

	}

	private static Response response(int status, String body) {
		return switch (body) {
			case "page" -> Response.of(status, PAGE).with("Content-Type", "text/html");
			case "empty" -> Response.of(status, "");
			default -> Response.error(status, body, "no");
		};
	}

	private AuditRun afterAGoodNight(TestDatabase database) throws IOException {
		if (database == TestDatabase.H2) {
			FileSystemUtils.copyRecursively(goodNight, this.directory);
		}
		this.url = database.url(this.directory);
		AuditRun audit = audit(this.directory, this.url);
		if (database != TestDatabase.H2) {
			assertThat(audit.run(NIGHT_1).exit()).isZero();
		}
		return audit;
	}

	private static AuditRun audit(Path directory, String url) {
		AuditRun audit = new AuditRun(directory).against(swr)
			.with("--spring.datasource.url=" + url, "--audit.swr.max-attempts=1");
		return audit.with(audit.input(World.lines(world.names())));
	}

	private static void assertNothingResolved(AuditRun audit, boolean published) throws IOException {
		Path findings = audit.scopeDirectory().resolve("2026-11-02/findings.csv");
		assertThat(Files.exists(findings)).isEqualTo(published);
		if (published) {
			assertThat(changes(findings).keySet()).isSubsetOf("EXISTING", "UNVERIFIED");
			assertThat(changes(findings).values().stream().mapToLong(Long::longValue).sum()).isEqualTo(REPOSITORIES);
		}
	}

	private static void assertNextNightIsAsBefore(AuditRun audit) throws IOException {
		AuditRun.Result next = audit.run("auditDate=2026-11-03");
		assertThat(next.exit()).as(next.err() + next.out()).isZero();
		Path findings = audit.scopeDirectory().resolve("2026-11-03/findings.csv");
		assertThat(changes(findings)).isEqualTo(Map.of("EXISTING", (long) REPOSITORIES));
		assertThat(Files.readString(findings)).contains(",2026-11-01,2026-11-03,").doesNotContain(",2026-11-02,2026-");
	}

	private static Map<String, Long> changes(Path findings) throws IOException {
		try (Stream<String> lines = Files.lines(findings)) {
			return lines.skip(1)
				.collect(Collectors.groupingBy((line) -> line.split(",", -1)[3], TreeMap::new, Collectors.counting()));
		}
	}

	private static void report(String fault, AuditRun.Result result) {
		String line = (result.err() + result.out()).lines()
			.filter((some) -> !some.startsWith("Unfinished"))
			.filter((some) -> !some.isBlank())
			.findFirst()
			.orElse("");
		Thorough.report("| night | " + fault + " | exit " + result.exit() + " | " + line + " |");
	}

}
