package dev.swraudit.support;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.opentest4j.TestAbortedException;
import org.slf4j.LoggerFactory;

/**
 * A real PostgreSQL server on its own port, with a fresh database for each test.
 */
public final class PostgresServer implements AutoCloseable {

	static {
		// It tells every line that the server prints.
		((Logger) LoggerFactory.getLogger("io.zonky")).setLevel(Level.WARN);
	}

	private static final AtomicInteger DATABASES = new AtomicInteger();

	private EmbeddedPostgres server;

	private PostgresServer(EmbeddedPostgres.Builder builder) {
		this.server = start(builder);
	}

	/** The server that the tests of one process share; it ends with the process. */
	public static PostgresServer shared() {
		return Shared.SERVER;
	}

	/**
	 * Starts a separate server, which may be stopped.
	 * @param data gets its files
	 */
	public static PostgresServer start(Path data) {
		return new PostgresServer(keeping(data));
	}

	private static EmbeddedPostgres.Builder keeping(Path data) {
		return EmbeddedPostgres.builder().setDataDirectory(data).setCleanDataDirectory(false);
	}

	private static EmbeddedPostgres start(EmbeddedPostgres.Builder builder) {
		try {
			return builder.setPGStartupWait(Duration.ofMinutes(1))
				.setDataDirectoryCustomizer(PostgresServer::lockOneOut)
				.start();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (IllegalStateException ex) {
			throw new TestAbortedException("no PostgreSQL for this platform: " + ex.getMessage(), ex);
		}
	}

	/** The user {@code locked} needs a password, and all others none. */
	private static void lockOneOut(File data) {
		Path access = data.toPath().resolve("pg_hba.conf");
		try {
			Files.writeString(access, "host all locked all scram-sha-256\n" + Files.readString(access));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Makes a database.
	 * @return its URL
	 */
	public String freshDatabase() {
		String name = "audit" + DATABASES.incrementAndGet();
		execute("create database " + name);
		return url(name);
	}

	/** The URL of a database, for the owner of all. */
	public String url(String database) {
		return address(database) + "?user=postgres";
	}

	/** Returns its port. */
	public int port() {
		return this.server.getPort();
	}

	/** Returns the URL of a database, without a user. */
	public String address(String database) {
		return "jdbc:postgresql://localhost:" + this.server.getPort() + "/" + database;
	}

	/** Ends all sessions but its own, as an administrator may do at any time. */
	public void endSessions() {
		execute("select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and backend_type"
				+ " = 'client backend'");
	}

	/** Ends the sessions that wait for locks of an application's own. */
	public void endSessionsWaitingForLocks() {
		execute("select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and not granted");
	}

	/** Ends the sessions that hold locks of an application's own. */
	public void endLocks() {
		execute("select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory'");
	}

	/** Runs SQL as the owner of all. */
	public void execute(String sql) {
		try (Connection connection = this.server.getPostgresDatabase().getConnection();
				Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(sql, ex);
		}
	}

	/** Executes statements in a database. */
	public void execute(String database, String sql) {
		try (Connection connection = this.server.getDatabase("postgres", database).getConnection();
				Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(sql, ex);
		}
	}

	/** Stops the server and ends all sessions. */
	public void stop() {
		try {
			this.server.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Starts the stopped server again, at the same port.
	 * @param data holds its files
	 */
	public void startAgain(Path data) {
		this.server = start(keeping(data).setPort(this.server.getPort()));
	}

	@Override
	public void close() {
		stop();
	}

	/** Holder that starts the shared server on first use. */
	private static final class Shared {

		static final PostgresServer SERVER = new PostgresServer(EmbeddedPostgres.builder());

	}

}
