package dev.swraudit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.swraudit.support.AuditRun;
import dev.swraudit.support.FakeSwr;
import dev.swraudit.support.FakeSwr.Request;
import dev.swraudit.support.FakeSwr.Response;
import dev.swraudit.support.PostgresServer;
import dev.swraudit.support.TestDatabase;
import dev.swraudit.support.Thorough;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Audits of many users: the same bytes on both databases, and PostgreSQL uses no plan
 * that is suitable for few rows only.
 */
class LargeAuditIT {

	private static final int REPOSITORIES = Thorough.times(2_000, 20_000);

	private static final int USERS = 10;

	private static final String DATE = "auditDate=" + AuditRun.DATE;

	@TempDir
	Path directory;

	@Test
	void largeAuditsAreReadByTheirKeys() throws Exception {
		String url = PostgresServer.shared().freshDatabase();
		try (FakeSwr swr = FakeSwr.start(LargeAuditIT::granted)) {
			AuditRun h2 = audit("h2", swr);
			run(h2, TestDatabase.H2 + "");
			AuditRun postgres = audit("postgresql", swr).with("--spring.datasource.url=" + url);
			run(postgres, TestDatabase.POSTGRESQL + "");
			for (String file : new String[] { "permissions.csv", "findings.csv" }) {
				assertThat(postgres.scopeDirectory().resolve(AuditRun.DATE).resolve(file))
					.hasSameBinaryContentAs(h2.scopeDirectory().resolve(AuditRun.DATE).resolve(file));
			}
			run(postgres, TestDatabase.POSTGRESQL + ", second audit", "revision=2");
		}
		assertReadByKeys(url);
	}

	private AuditRun audit(String place, FakeSwr swr) throws Exception {
		return new AuditRun(Files.createDirectory(this.directory.resolve(place))).against(swr);
	}

	private static void run(AuditRun audit, String figure, String... arguments) {
		long before = System.nanoTime();
		String input = audit.input(Stream
			.concat(Stream.of("namespace,repository"), IntStream.range(0, REPOSITORIES).mapToObj((i) -> "team,app" + i))
			.toArray(String[]::new));
		AuditRun.Result result = audit
			.run(Stream.concat(Stream.of(DATE, input), Stream.of(arguments)).toArray(String[]::new));
		assertThat(result.exit()).as(result.err()).isZero();
		Thorough.report(figure + ": " + REPOSITORIES + " repositories of " + USERS + " users in "
				+ Duration.ofNanos(System.nanoTime() - before).toMillis() + " ms");
	}

	private static Response granted(Request request) {
		int number = Math.floorMod(request.path().replace("/access", "").hashCode(), 500);
		StringBuilder users = new StringBuilder();
		for (int i = 0; i < USERS; i++) {
			int user = (number + 37 * i) % 500;
			users.append((i > 0) ? ", " : "")
				.append("{\"user_id\": \"u%d\", \"user_name\": \"user%d\", \"auth\": %d}".formatted(user, user,
						(i < 3) ? 7 : 1));
		}
		return Response.of(200,
				"{\"creator_id\": \"u" + number + "\", \"self_auth\": null, \"others_auths\": [" + users + "]}");
	}

	/** Each row is looked up a few times, and no page reads a whole table. */
	private static void assertReadByKeys(String url) throws SQLException {
		try (Connection connection = DriverManager.getConnection(url);
				Statement statement = connection.createStatement();
				ResultSet target = statement
					.executeQuery("select seq_scan, idx_scan from pg_stat_user_tables where relname = 'target'")) {
			assertThat(target.next()).isTrue();
			assertThat(target.getLong(1)).as("whole readings of target").isLessThan(30);
			assertThat(target.getLong(2)).as("look-ups of targets").isLessThan(50L * REPOSITORIES);
		}
	}

}
