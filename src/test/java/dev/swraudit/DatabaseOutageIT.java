package dev.swraudit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import dev.swraudit.support.AuditRun;
import dev.swraudit.support.FakeSwr;
import dev.swraudit.support.FakeSwr.Request;
import dev.swraudit.support.FakeSwr.Response;
import dev.swraudit.support.PostgresServer;
import dev.swraudit.support.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * A lost, missing or refusing database gives one error message and the right exit code,
 * nothing is partly published, and the same command continues.
 */
class DatabaseOutageIT {

	private static final String DATE = "auditDate=" + AuditRun.DATE;

	private final CountDownLatch reached = new CountDownLatch(1);

	private final CountDownLatch done = new CountDownLatch(1);

	@TempDir
	Path directory;

	@Test
	void sessionsThatEndInTheMiddleEndTheRun() throws Exception {
		try (FakeSwr swr = FakeSwr.start(this::pausing)) {
			AuditRun audit = new AuditRun(this.directory, TestDatabase.POSTGRESQL).against(swr);
			AuditRun.Result result = interrupted(audit, PostgresServer.shared()::endSessions);
			assertTriesAgain(audit, result);
			assertContinues(audit, swr);
		}
	}

	@Test
	void lostRunLockStopsTheRun() throws Exception {
		try (FakeSwr swr = FakeSwr.start(this::pausing)) {
			AuditRun audit = new AuditRun(this.directory, TestDatabase.POSTGRESQL).against(swr);
			AuditRun.Result result = interrupted(audit, PostgresServer.shared()::endLocks);
			assertTriesAgain(audit, result);
			assertThat(result.err()).isEqualTo("the database ended the session that held the run lock; what was"
					+ " fetched is kept, and the same command continues\n");
			assertContinues(audit, swr);
		}
	}

	@Test
	void aServerThatStopsInTheMiddleEndsTheRun() throws Exception {
		Path data = this.directory.resolve("server");
		try (PostgresServer server = PostgresServer.start(data); FakeSwr swr = FakeSwr.start(this::pausing)) {
			AuditRun audit = new AuditRun(this.directory).against(swr)
				.with("--spring.datasource.url=" + server.freshDatabase(),
						"--spring.datasource.hikari.connection-timeout=1000");
			long before = System.nanoTime();
			AuditRun.Result result = interrupted(audit, server::stop);
			assertTriesAgain(audit, result);
			assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(60));
			AuditRun.Result down = audit.run(input(audit), DATE);
			assertTriesAgain(audit, down);
			server.startAgain(data);
			assertContinues(audit, swr);
		}
	}

	@Test
	void missingDatabaseIsReportedQuickly() {
		long before = System.nanoTime();
		AuditRun.Result noServer = run("--spring.datasource.url=jdbc:postgresql://localhost:1/audit");
		assertThat(noServer.err()).contains("localhost:1").hasLineCount(1);
		assertThat(noServer.exit()).isEqualTo(4);
		AuditRun.Result noHost = run("--spring.datasource.url=jdbc:postgresql://no-such-host.invalid/audit");
		assertThat(noHost.err()).contains("no-such-host.invalid").hasLineCount(1);
		assertThat(noHost.exit()).isEqualTo(4);
		AuditRun.Result noDatabase = run("--spring.datasource.url=" + PostgresServer.shared().url("nowhere"));
		assertThat(noDatabase.err()).contains("\"nowhere\" does not exist").hasLineCount(1);
		assertThat(noDatabase.exit()).isEqualTo(1);
		assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(30));
	}

	@Test
	void refusedDatabaseUserIsAConfigurationError() {
		PostgresServer.shared().execute("create role locked login password 'right'");
		String url = "--spring.datasource.url=" + PostgresServer.shared().address("postgres");
		String user = "--spring.datasource.username=locked";
		assertConfigurationError(run(url, user, "--spring.datasource.password=hunter2"),
				"the database refuses spring.datasource.username or .password: FATAL: ");
		assertConfigurationError(run(url, user), "the database refuses spring.datasource.username or .password: ");
		assertConfigurationError(run("--spring.datasource.url=jdbc:postgresql://localhost:99x/a?password=hunter2"),
				"setting spring.datasource.url: ");
		assertConfigurationError(run("--spring.datasource.url=jdbc:mysql://localhost/a?password=hunter2"),
				"setting spring.datasource.url: ");
		PostgresServer.shared().execute("grant connect on database postgres to locked");
		PostgresServer.shared().execute("revoke create on schema public from public");
		assertConfigurationError(run(url, user, "--spring.datasource.password=right"),
				"the database rejected a statement: ");
	}

	private AuditRun.Result run(String... arguments) {
		AuditRun audit = new AuditRun(this.directory).with("--audit.swr.endpoint=http://127.0.0.1:1",
				"--audit.swr.token=t");
		return audit.with(input(audit), DATE).run(arguments);
	}

	private static void assertConfigurationError(AuditRun.Result result, String message) {
		assertThat(result.err()).startsWith(message)
			.hasLineCount(1)
			.doesNotContain("hunter2")
			.doesNotContain("Exception");
		assertThat(result.exit()).isEqualTo(1);
	}

	/** Answers ten requests, and the others when the test continues. */
	private Response pausing(Request request) {
		if (request.path().matches(".*/app\\d/access")) {
			return Response.granted(1);
		}
		this.reached.countDown();
		assertThatNoException().isThrownBy(() -> this.done.await(2, TimeUnit.MINUTES));
		return Response.granted(1);
	}

	private AuditRun.Result interrupted(AuditRun audit, Runnable action) throws Exception {
		CompletableFuture<AuditRun.Result> run = CompletableFuture.supplyAsync(() -> audit.run(input(audit), DATE));
		assertThat(this.reached.await(1, TimeUnit.MINUTES)).isTrue();
		action.run();
		this.done.countDown();
		return run.get(2, TimeUnit.MINUTES);
	}

	private static String input(AuditRun audit) {
		String[] lines = new String[31];
		lines[0] = "namespace,repository";
		for (int i = 1; i < lines.length; i++) {
			lines[i] = "team,app" + (i - 1);
		}
		return audit.input(lines);
	}

	private static void assertTriesAgain(AuditRun audit, AuditRun.Result result) throws IOException {
		assertThat(result.err()).hasLineCount(1).doesNotContain("Exception");
		assertThat(result.out()).isEmpty();
		assertThat(result.exit()).as(result.err()).isEqualTo(4);
		assertThat(audit.scopeDirectory().resolve(AuditRun.DATE)).doesNotExist();
		assertThat(Files.readString(audit.scopeDirectory().resolve("last-run.json"))).contains("\"exitCode\": 4");
	}

	private static void assertContinues(AuditRun audit, FakeSwr swr) {
		AuditRun.Result result = audit.run(input(audit), DATE);
		assertThat(result.exit()).as(result.err()).isZero();
		assertThat(audit.published("repositories.csv")).hasLineCount(31);
		assertThat(swr.requests()).isBetween(30, 60);
	}

}
