package dev.swraudit.support;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.opentest4j.TestAbortedException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A real PgBouncer in front of a server, if one is installed.
 */
public record PgBouncer(Process process, int port) implements AutoCloseable {

	private static final Path PROGRAM = Path.of("/usr/sbin/pgbouncer");

	/**
	 * Starts it.
	 * @param directory gets its settings
	 * @param mode its {@code pool_mode}
	 * @param size the sessions that it opens at most
	 */
	public static PgBouncer start(Path directory, PostgresServer server, String mode, int size) throws Exception {
		if (!Files.isExecutable(PROGRAM)) {
			throw new TestAbortedException("no PgBouncer on this machine");
		}
		int port = freePort();
		Path settings = Files.writeString(directory.resolve("pgbouncer.ini"), """
				[databases]
				* = host=127.0.0.1 port=%d user=postgres
				[pgbouncer]
				listen_addr = 127.0.0.1
				listen_port = %d
				auth_type = any
				pool_mode = %s
				default_pool_size = %d
				ignore_startup_parameters = extra_float_digits
				unix_socket_dir =
				""".formatted(server.port(), port, mode, size));
		List<String> command = new ArrayList<>(List.of(PROGRAM.toString(), "-q"));
		if (System.getProperty("user.name").equals("root")) {
			command.addAll(List.of("-u", "nobody"));
		}
		command.add(settings.toString());
		Process process = new ProcessBuilder(command).redirectErrorStream(true)
			.redirectOutput(directory.resolve("pgbouncer.log").toFile())
			.start();
		PgBouncer pooler = new PgBouncer(process, port);
		pooler.awaitConnection();
		return pooler;
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
	}

	private void awaitConnection() throws InterruptedException {
		for (int i = 0; i < 500; i++) {
			assertThat(this.process.isAlive()).as("PgBouncer runs").isTrue();
			try {
				DriverManager.getConnection(url("postgres")).close();
				return;
			}
			catch (SQLException ex) {
				TimeUnit.MILLISECONDS.sleep(20);
			}
		}
		throw new IllegalStateException("PgBouncer does not answer");
	}

	/** Returns the URL of a database behind it. */
	public String url(String database) {
		return "jdbc:postgresql://127.0.0.1:" + this.port + "/" + database + "?user=postgres";
	}

	@Override
	public void close() {
		this.process.destroyForcibly().onExit().join();
	}

}
