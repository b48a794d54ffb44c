package dev.swraudit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.swraudit.support.AuditRun;
import dev.swraudit.support.ChildRun;
import dev.swraudit.support.FakeSwr;
import dev.swraudit.support.FakeSwr.Response;
import dev.swraudit.support.PostgresServer;
import dev.swraudit.support.SmallDisk;
import dev.swraudit.support.Thorough;
import dev.swraudit.support.World;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Many nights of two scopes with one database and one disk, with a fault at a random
 * moment of most nights. The same command then completes the night, every publication is
 * right and verifies, nothing is left behind, and the database does not grow. A hundred
 * nights with {@code -Pthorough}, which prints the faults.
 */
class HundredNightsIT {

	private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);

	private static final int REPOSITORIES = 40;

	private static final long DATABASE_LIMIT = 40_000_000;

	private static final long LOCK_PATIENCE = TimeUnit.SECONDS.toNanos(30);

	private final Random random = new Random(20261128);

	private final Map<Fault, List<Integer>> exits = new EnumMap<>(Fault.class);

	private long duration = TimeUnit.SECONDS.toNanos(2);

	@TempDir
	Path directory;

	@Test
	void everyNightIsCompleted() throws Exception {
		Path data = this.directory.resolve("server");
		Path out = Files.createDirectory(this.directory.resolve("out"));
		try (PostgresServer server = PostgresServer.start(data);
				SmallDisk disk = SmallDisk.at(out, 60_000);
				Scope one = new Scope("one", 1);
				Scope two = new Scope("two", 2)) {
			String url = server.freshDatabase();
			List<Scope> scopes = List.of(one, two);
			scopes.forEach((scope) -> scope.prepare(url));
			Machine machine = new Machine(server, data, disk);
			int nights = Thorough.times(3, 100);
			for (int night = 0; night < nights; night++) {
				LocalDate date = FIRST.plusDays(night);
				scopes.forEach(Scope::change);
				strike((night % 8 == 0) ? Fault.NONE : random(Fault.values()), scopes, date, machine);
				awaitNoLock(url);
				for (Scope scope : scopes) {
					scope.completeNight(date);
				}
			}
			Thorough.report(this.exits.toString());
			for (Scope scope : scopes) {
				assertThat(names(out.resolve(scope.name))).isEqualTo(
						Stream
							.concat(FIRST.datesUntil(FIRST.plusDays(nights)).map(LocalDate::toString),
									Stream.of("last-run.json", ".lock"))
							.collect(Collectors.toCollection(TreeSet::new)));
			}
			long size = number(url, "select pg_database_size(current_database())");
			Thorough.report("database after " + nights + " nights: " + size + " bytes");
			assertThat(size).isLessThan(DATABASE_LIMIT);
		}
	}

	private void strike(Fault fault, List<Scope> scopes, LocalDate date, Machine machine) throws Exception {
		for (Scope scope : scopes) {
			fault.befall(scope.world);
		}
		long moment = System.nanoTime() + (long) (this.random.nextDouble() * this.duration);
		long begin = System.nanoTime();
		List<ChildRun> children = new ArrayList<>();
		try {
			for (Scope scope : scopes) {
				children.add(ChildRun.start(this.directory, scope.audit.arguments("auditDate=" + date)));
			}
			if (children.get(0).awaitUnlessEnded(() -> System.nanoTime() >= moment)) {
				machine.strike(fault, children);
			}
			for (ChildRun child : children) {
				int exit = child.await();
				assertThat(exit).as(fault + " " + child.output()).isIn(fault.allowed());
				assertThat(child.output()).doesNotContain("unexpected", "Exception");
				this.exits.computeIfAbsent(fault, (key) -> new ArrayList<>()).add(exit);
			}
		}
		finally {
			children.forEach(ChildRun::close);
			machine.repair(fault);
			scopes.forEach((scope) -> scope.world.recover());
		}
		if (fault == Fault.NONE) {
			this.duration = System.nanoTime() - begin;
		}
	}

	/** A killed process holds its lock until the server notices that it is gone. */
	private static void awaitNoLock(String url) throws Exception {
		long end = System.nanoTime() + LOCK_PATIENCE;
		while (number(url, "select count(*) from pg_locks where locktype = 'advisory'") > 0) {
			assertThat(System.nanoTime()).as("a lock is left behind").isLessThan(end);
			TimeUnit.MILLISECONDS.sleep(10);
		}
	}

	private static long number(String url, String sql) throws Exception {
		try (Connection connection = DriverManager.getConnection(url);
				Statement statement = connection.createStatement();
				ResultSet result = statement.executeQuery(sql)) {
			result.next();
			return result.getLong(1);
		}
	}

	private <T> T random(T[] values) {
		return values[this.random.nextInt(values.length)];
	}

	private static Set<String> names(Path directory) throws IOException {
		try (Stream<Path> files = Files.list(directory)) {
			return files.map((file) -> file.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new));
		}
	}

	/**
	 * What can happen at night.
	 */
	private enum Fault {

		NONE, KILLED, TERMINATED, SESSIONS_ENDED, SERVER_RESTARTED, DISK_FULL, SLOWED_DOWN, OUTAGE;

		/** Lets the account answer as it does under this fault. */
		void befall(World world) {
			switch (this) {
				case SLOWED_DOWN -> world.everything(Response.error(429, "APIG.0308", "slow down"));
				case OUTAGE -> world.everything(Response.of(503, ""));
				default -> world.recover();
			}
		}

		/**
		 * Returns the exit codes that it may lead to; 0 where the run ended before.
		 */
		Set<Integer> allowed() {
			return switch (this) {
				case NONE -> Set.of(0);
				case KILLED -> Set.of(0, 137);
				case TERMINATED -> Set.of(0, 143);
				case SESSIONS_ENDED, SERVER_RESTARTED -> Set.of(0, 4);
				case DISK_FULL -> Set.of(0, 1);
				case SLOWED_DOWN, OUTAGE -> Set.of(4);
			};
		}

	}

	/**
	 * The parts that the scopes share.
	 */
	private record Machine(PostgresServer server, Path data, SmallDisk disk) {

		void strike(Fault fault, List<ChildRun> children) throws Exception {
			switch (fault) {
				case KILLED -> {
					for (ChildRun child : children) {
						child.kill();
					}
				}
				case TERMINATED -> {
					for (ChildRun child : children) {
						child.send("TERM");
					}
				}
				case SESSIONS_ENDED -> this.server.endSessions();
				case SERVER_RESTARTED -> {
					this.server.stop();
					this.server.startAgain(this.data);
				}
				case DISK_FULL -> this.disk.fillExcept(0);
				default -> {
				}
			}
		}

		void repair(Fault fault) throws IOException {
			if (fault == Fault.DISK_FULL && Files.exists(this.disk.path().resolve(".filler"))) {
				this.disk.free();
			}
		}

	}

	/**
	 * An account whose repositories get other managers every night.
	 */
	private final class Scope implements AutoCloseable {

		private final World world = new World().repositories(REPOSITORIES).calledBy("reader");

		private final FakeSwr swr = FakeSwr.start(this.world::answer);

		private final AuditRun audit = new AuditRun(HundredNightsIT.this.directory).against(this.swr);

		private final TreeSet<String> expected = new TreeSet<>();

		private final String name;

		private final Random changes;

		private long open;

		private Scope(String name, long seed) {
			this.name = name;
			this.changes = new Random(seed);
		}

		private void prepare(String url) {
			this.audit.with("scope=" + this.name, "--spring.datasource.url=" + url, "--audit.retention=30d",
					"--audit.swr.abort-after=3", "--audit.swr.max-attempts=1", "--audit.swr.max-wait=1s",
					this.audit.input(World.lines(this.world.names())));
		}

		private void change() {
			String[] names = this.world.names();
			for (int i = 0; i < 3; i++) {
				String repository = names[this.changes.nextInt(names.length)];
				this.expected.removeIf((finding) -> finding.startsWith(repository + " "));
				if (this.changes.nextBoolean()) {
					String user = "user" + this.changes.nextInt(9);
					this.world.repository(repository, user);
					this.expected.add(repository + " u-" + user);
				}
				else {
					this.world.repository(repository);
				}
			}
		}

		private void completeNight(LocalDate date) throws Exception {
			AuditRun.Result result = this.audit.run("auditDate=" + date);
			assertThat(result.exit()).as(date + result.err()).isZero();
			Path published = HundredNightsIT.this.directory.resolve("out").resolve(this.name).resolve(date.toString());
			Process sums = new ProcessBuilder("sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS")
				.directory(published.toFile())
				.redirectErrorStream(true)
				.start();
			assertThat(new String(sums.getInputStream().readAllBytes(), StandardCharsets.UTF_8)).isEmpty();
			assertThat(openFindings(published)).isEqualTo(this.expected);
			JsonNode summary = new JsonMapper().readTree(published.resolve("summary.json"));
			assertThat(summary.at("/records/AUDITED").asInt()).isEqualTo(REPOSITORIES);
			assertThat(summary.at("/movement/openBefore").asLong()).isEqualTo(this.open);
			this.open = summary.at("/movement/open").asLong();
			assertThat(this.open).isEqualTo(this.expected.size());
		}

		private static Set<String> openFindings(Path published) throws IOException {
			return Files.readAllLines(published.resolve("findings.csv"))
				.stream()
				.map((line) -> line.split(",", -1))
				.filter((cells) -> cells[4].equals("OPEN"))
				.map((cells) -> cells[7] + " " + cells[10])
				.collect(Collectors.toCollection(TreeSet::new));
		}

		@Override
		public void close() {
			this.swr.close();
		}

	}

}
