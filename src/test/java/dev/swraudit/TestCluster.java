package dev.swraudit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A manager and its workers, each a process of its own, with a real broker, a real
 * PostgreSQL and a service that they ask.
 */
final class TestCluster implements AutoCloseable {

	private final Path directory;

	private final TestBroker broker;

	private final String database;

	private final FakeSwr swr;

	private final List<ChildRun> workers = new ArrayList<>();

	private final List<String> settings = new ArrayList<>(List.of("--audit.cluster.lease=3s"));

	TestCluster(Path directory, TestBroker broker, String database, FakeSwr swr) {
		this.directory = directory;
		this.broker = broker;
		this.database = database;
		this.swr = swr;
	}

	/** Gives all processes these settings too. */
	TestCluster with(String... settings) {
		this.settings.addAll(List.of(settings));
		return this;
	}

	/** Writes an input of so many repositories. */
	static Path input(Path directory, int repositories) throws IOException {
		String rows = IntStream.range(0, repositories)
			.mapToObj((number) -> "team-" + number % 7 + ",app/" + number)
			.collect(Collectors.joining("\n", "namespace,repository\n", "\n"));
		return Files.writeString(directory.resolve("input.csv"), rows);
	}

	/** Starts the manager of a fresh audit, or of one that continues. */
	ChildRun manager(Path input, int revision, String... more) {
		List<String> arguments = processArguments("manager");
		arguments.addAll(List.of("input=" + input, "output=" + this.directory.resolve("out"),
				"auditDate=" + AuditRun.DATE, "revision=" + revision));
		arguments.addAll(List.of(more));
		return ChildRun.start(this.directory, arguments);
	}

	ChildRun worker(String... more) {
		List<String> arguments = processArguments("worker");
		arguments.add("--audit.swr.token=t0ken");
		arguments.addAll(List.of(more));
		ChildRun worker = ChildRun.start(this.directory, arguments);
		this.workers.add(worker);
		return worker;
	}

	private List<String> processArguments(String role) {
		List<String> arguments = new ArrayList<>(
				List.of("--audit.cluster.role=" + role, "--audit.cluster.broker-url=" + this.broker.url(),
						"--spring.datasource.url=" + this.database, "--audit.swr.endpoint=" + this.swr.endpoint()));
		arguments.addAll(this.settings);
		return arguments;
	}

	/** A file of a publication. */
	String published(int revision, String name) throws IOException {
		String folder = (revision == 1) ? AuditRun.DATE : AuditRun.DATE + "." + revision;
		return Files.readString(this.directory.resolve("out/default").resolve(folder).resolve(name));
	}

	/** The three CSV files but for {@code read_at}, one behind the other. */
	String publishedCsvs(int revision) throws IOException {
		return published(revision, "permissions.csv") + AuditRun.withoutReadAt(published(revision, "repositories.csv"))
				+ published(revision, "findings.csv");
	}

	/** One number out of the database. */
	long count(String sql) {
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

	@Override
	public void close() {
		this.workers.forEach(ChildRun::close);
	}

}
