package dev.swraudit;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

import dev.swraudit.support.AuditRun;
import dev.swraudit.support.ChildRun;
import dev.swraudit.support.FakeSwr;
import dev.swraudit.support.LongAudit;
import dev.swraudit.support.TestDatabase;
import org.h2.api.Trigger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A run that is stopped during the transaction that imports or evaluates everything: it
 * rolls back at once, and the same command fetches nothing twice.
 */
class StopInTransactionIT {

	private static Map<String, String> expected = Map.of();

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

	@ParameterizedTest
	@ValueSource(strings = { "target", "assessment" })
	void transactionUnderWayIsRolledBack(String table) throws Exception {
		try (FakeSwr swr = FakeSwr.start(LongAudit::answer)) {
			LongAudit audit = new LongAudit(this.place, TestDatabase.H2, swr);
			new AuditRun(this.place).against(swr).run("input=" + this.place.resolve("missing.csv"));
			execute("create trigger stop after insert on " + table + " for each row call '" + Stop.class.getName()
					+ "'");
			try (ChildRun child = ChildRun.startWithTestClasses(this.place, audit.run().arguments())) {
				assertThat(child.await()).as(child.output()).isEqualTo(143);
				assertThat(child.output())
					.isEqualTo("stopped; what was fetched is kept, and the same command continues\n");
			}
			assertThat(count(table)).isZero();
			execute("drop trigger stop");
			AuditRun.Result result = audit.run().run();
			assertThat(result.exit()).as(result.err()).isZero();
			assertThat(swr.requests()).isEqualTo(LongAudit.REPOSITORIES);
			assertThat(audit.published()).isEqualTo(expected);
		}
	}

	private void execute(String sql) throws SQLException {
		try (Connection connection = DriverManager.getConnection(TestDatabase.H2.url(this.place));
				Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

	private long count(String table) throws SQLException {
		try (Connection connection = DriverManager.getConnection(TestDatabase.H2.url(this.place));
				Statement statement = connection.createStatement();
				ResultSet result = statement.executeQuery("select count(*) from " + table)) {
			assertThat(result.next()).isTrue();
			return result.getLong(1);
		}
	}

	/**
	 * Sends its own process a SIGTERM at the first row, and continues once the run has
	 * received it.
	 */
	public static final class Stop implements Trigger {

		private static final AtomicBoolean SENT = new AtomicBoolean();

		@Override
		public void fire(Connection connection, Object[] before, Object[] after) {
			if (SENT.compareAndSet(false, true)) {
				send();
				while (!isKnown()) {
					Thread.onSpinWait();
				}
			}
		}

		private static void send() {
			try {
				new ProcessBuilder("kill", "-TERM", Long.toString(ProcessHandle.current().pid())).start().waitFor();
			}
			catch (Exception ex) {
				throw new IllegalStateException(ex);
			}
		}

		private static boolean isKnown() {
			return Thread.getAllStackTraces()
				.values()
				.stream()
				.flatMap(Arrays::stream)
				.anyMatch((frame) -> frame.getMethodName().equals("awaitEnd"));
		}

	}

}
