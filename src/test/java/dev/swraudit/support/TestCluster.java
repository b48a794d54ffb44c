package dev.swraudit.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A manager and its workers, each in a separate process, with a real PostgreSQL and a
 * fake service.
 */
public final class TestCluster implements AutoCloseable {

	/** Duration of a lease without a heartbeat. */
	static final int LEASE_SECONDS = 3;

	private final Path directory;

	private final PostgresServer server;

	private final String database;

	private final FakeSwr swr;

	private final List<ChildRun> workers = new ArrayList<>();

	private final boolean ownServer;

	private TestCluster(Path directory, PostgresServer server, boolean ownServer, FakeSwr swr) {
		this.directory = directory;
		this.server = server;
		this.ownServer = ownServer;
		this.swr = swr;
		this.database = server.freshDatabase();
	}

	/**
	 * Starts a database server, which may be stopped.
	 * @param directory gets all files
	 */
	public static TestCluster start(Path directory, FakeSwr swr) {
		return new TestCluster(directory, PostgresServer.start(directory.resolve("postgres")), true, swr);
	}

	/**
	 * Uses a database on the server that others use too.
	 * @param directory gets all files
	 */
	public static TestCluster startOnShared(Path directory, FakeSwr swr) {
		return new TestCluster(directory, PostgresServer.shared(), false, swr);
	}

	/** Writes an input of so many repositories. */
	public static Path input(Path directory, int repositories) throws IOException {
		String rows = IntStream.range(0, repositories)
			.mapToObj((number) -> "team-" + number % 7 + ",app/" + number)
			.collect(Collectors.joining("\n", "namespace,repository\n", "\n"));
		return Files.writeString(directory.resolve("input.csv"), rows);
	}

	/** Starts the manager of an audit, of a fresh one or of one that continues. */
	public ChildRun manager(Path input, int revision, String... more) {
		List<String> arguments = processArguments("manager");
		arguments.add("--logging.file.name=" + this.directory.resolve("manager.log"));
		arguments.addAll(List.of("input=" + input, "output=" + this.directory.resolve("out"),
				"auditDate=" + AuditRun.DATE, "revision=" + revision));
		arguments.addAll(List.of(more));
		return ChildRun.start(this.directory, arguments);
	}

	/** What the managers have logged, one after the other. */
	public String managerLog() throws IOException {
		return Files.readString(this.directory.resolve("manager.log"));
	}

	/** Starts so many workers, each with a token of its own. */
	public void workers(int count, String... more) {
		for (int i = 0; i < count; i++) {
			worker(more);
		}
	}

	/** Starts one more worker, with a token and a log of its own. */
	public ChildRun worker(String... more) {
		int number = this.workers.size();
		List<String> arguments = processArguments("worker");
		arguments.add("--audit.swr.token=token-" + number);
		arguments.add("--logging.file.name=" + log(number));
		arguments.add("--spring.datasource.hikari.connection-timeout=1000");
		arguments.addAll(List.of(more));
		ChildRun worker = ChildRun.start(this.directory, arguments);
		this.workers.add(worker);
		return worker;
	}

	private List<String> processArguments(String role) {
		List<String> arguments = new ArrayList<>(AuditRun.REPOSITORIES_ONLY);
		arguments.addAll(List.of("--audit.cluster.role=" + role, "--spring.datasource.url=" + this.database,
				"--audit.swr.endpoint=" + this.swr.endpoint(), "--audit.cluster.lease=" + LEASE_SECONDS + "s",
				"--audit.swr.requests-per-second=1000"));
		return arguments;
	}

	private Path log(int worker) {
		return this.directory.resolve("worker-" + worker + ".log");
	}

	/**
	 * Waits until a worker has requested a part of a range.
	 */
	public void awaitReading(ChildRun worker) throws InterruptedException {
		String token = "token-" + this.workers.indexOf(worker);
		long before = requestsWith(token);
		String held = "select count(*) from scheduled_tasks t join batch_step_execution s"
				+ " on t.task_instance = cast(s.step_execution_id as text) where picked and picked_by like '"
				+ worker.pid() + "@%' and s.status = 'STARTED' and s.commit_count = 0";
		await("the worker reads a range", () -> requestsWith(token) > before + 20 && count(held) > 0);
	}

	private long requestsWith(String token) {
		return this.swr.log().stream().filter((request) -> request.token().equals(token)).count();
	}

	/** Waits until the latest worker has logged something. */
	public void awaitLogged(String text) throws InterruptedException {
		await("the worker says '" + text + "'", () -> readLog().contains(text));
	}

	private String readLog() {
		try {
			return Files.readString(log(this.workers.size() - 1));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Stops the database and starts it again after a while. */
	public void pauseDatabase(int seconds) throws InterruptedException {
		this.server.stop();
		// How long it is gone is what is tried out, not a wait for something.
		TimeUnit.SECONDS.sleep(seconds);
		this.server.startAgain(this.directory.resolve("postgres"));
	}

	/** Holds the writing of readings. */
	public DatabaseHold holdWriting() throws SQLException {
		return new DatabaseHold(this.database, "insert on outcome");
	}

	/** A file of a publication. */
	public String published(int revision, String name) throws IOException {
		String folder = (revision == 1) ? AuditRun.DATE : AuditRun.DATE + "." + revision;
		return Files.readString(this.directory.resolve("out/default").resolve(folder).resolve(name));
	}

	/** The three CSV files but for {@code read_at}, one behind the other. */
	public String publishedCsvs(int revision) throws IOException {
		return published(revision, "permissions.csv") + AuditRun.withoutReadAt(published(revision, "repositories.csv"))
				+ published(revision, "findings.csv");
	}

	/** One number out of the database. */
	public long count(String sql) {
		try (Connection connection = DriverManager.getConnection(this.database);
				Statement statement = connection.createStatement();
				ResultSet result = statement.executeQuery(sql)) {
			result.next();
			return result.getLong(1);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(sql, ex);
		}
	}

	/** Runs statements in the database. */
	public void execute(String sql) throws SQLException {
		try (Connection connection = DriverManager.getConnection(this.database);
				Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

	/** All that is stored of readings, as one number. */
	public long fingerprint() {
		return count("""
				select (select count(*) + coalesce(sum(hashtext(o::text)::bigint), 0) from outcome o)
				  + (select count(*) + coalesce(sum(hashtext(p::text)::bigint), 0) from access_list p)
				  + (select coalesce(sum(requests), 0) from audit)
				""");
	}

	/** Waits for something that comes about soon. */
	public static void await(String what, BooleanSupplier condition) throws InterruptedException {
		long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
		while (!condition.getAsBoolean()) {
			assertThat(System.nanoTime() - deadline).as(what).isNegative();
			TimeUnit.MILLISECONDS.sleep(5);
		}
	}

	@Override
	public void close() {
		this.workers.forEach(ChildRun::close);
		if (this.ownServer) {
			this.server.close();
		}
	}

}
