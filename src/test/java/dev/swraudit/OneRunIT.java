package dev.swraudit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import dev.swraudit.support.AuditRun;
import dev.swraudit.support.ChildRun;
import dev.swraudit.support.FakeSwr;
import dev.swraudit.support.FakeSwr.Response;
import dev.swraudit.support.TestDatabase;
import dev.swraudit.support.Thorough;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * One run at a time: of a database on H2, of a scope on PostgreSQL.
 */
class OneRunIT {

	private final CountDownLatch answers = new CountDownLatch(1);

	@TempDir
	Path directory;

	@ParameterizedTest
	@CsvSource({ "H2,another run has the database open; the same command continues when that run has ended",
			"POSTGRESQL,another run of scope 'default' is active; the same command continues when that run has ended" })
	void ofTwoStartedTogetherOneRuns(TestDatabase database, String message) throws Exception {
		for (int i = 0; i < Thorough.times(1, 20); i++) {
			Path place = Files.createDirectory(this.directory.resolve("" + i));
			CountDownLatch answers = new CountDownLatch(1);
			try (FakeSwr swr = FakeSwr.start((request) -> granted(answers))) {
				AuditRun audit = new AuditRun(place, database).against(swr);
				List<String> command = audit.arguments(audit.input("namespace,repository", "a,b", "a,c"));
				try (ChildRun one = ChildRun.start(place, command); ChildRun other = ChildRun.start(place, command)) {
					ChildRun refused = one.awaitUnlessEnded(other::hasEnded) ? other : one;
					assertThat(refused.output()).isEqualTo(message + "\n");
					assertThat(refused.await()).isEqualTo(4);
					answers.countDown();
					ChildRun running = (refused == one) ? other : one;
					assertThat(running.await()).as(running.output()).isZero();
					assertThat(swr.requests()).isEqualTo(2);
				}
			}
		}
	}

	@Test
	void twoScopesRunSideBySideOnPostgres() throws Exception {
		try (FakeSwr swr = FakeSwr.start((request) -> granted(this.answers))) {
			AuditRun audit = new AuditRun(this.directory, TestDatabase.POSTGRESQL).against(swr);
			String first = audit.input("namespace,repository", "a,b", "a,c");
			try (ChildRun one = ChildRun.start(this.directory, audit.arguments(first, "scope=one"));
					ChildRun other = ChildRun.start(this.directory,
							audit.arguments(first, "scope=other", "--audit.swr.token=other"))) {
				one.awaitUnlessEnded(() -> tokens(swr) == 2 || other.hasEnded());
				this.answers.countDown();
				assertThat(tokens(swr)).isEqualTo(2);
				assertThat(one.await()).as(one.output()).isZero();
				assertThat(other.await()).as(other.output()).isZero();
			}
		}
	}

	private static long tokens(FakeSwr swr) {
		return swr.log().stream().map(FakeSwr.Request::token).distinct().count();
	}

	private static Response granted(CountDownLatch answers) {
		try {
			answers.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		return Response.granted(1);
	}

}
