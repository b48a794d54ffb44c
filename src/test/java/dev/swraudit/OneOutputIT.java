package dev.swraudit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import dev.swraudit.support.AuditRun;
import dev.swraudit.support.ChildRun;
import dev.swraudit.support.FakeSwr;
import dev.swraudit.support.FakeSwr.Response;
import dev.swraudit.support.TestCluster;
import dev.swraudit.support.TestDatabase;
import dev.swraudit.support.Thorough;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * One run at a time works on a scope's output directory, whatever database it uses.
 */
class OneOutputIT {

	private static final String DATE = "auditDate=" + AuditRun.DATE;

	private final CountDownLatch answers = new CountDownLatch(1);

	private final FakeSwr swr = FakeSwr.start((request) -> granted());

	@TempDir
	Path directory;

	@AfterEach
	void close() {
		this.answers.countDown();
		this.swr.close();
	}

	@ParameterizedTest
	@CsvSource({ "H2, H2", "POSTGRESQL, POSTGRESQL", "H2, POSTGRESQL" })
	void ofTwoDatabasesOnePublishes(TestDatabase first, TestDatabase second) throws Exception {
		for (int i = 0; i < Thorough.times(1, 10); i++) {
			Path place = Files.createDirectory(this.directory.resolve("" + i));
			CountDownLatch answers = new CountDownLatch(1);
			try (FakeSwr swr = FakeSwr.start((request) -> granted(answers))) {
				AuditRun a = audit(place, "a", first).against(swr);
				AuditRun b = audit(place, "b", second).against(swr);
				try (ChildRun one = ChildRun.start(place, a.arguments());
						ChildRun other = ChildRun.start(place, b.arguments())) {
					ChildRun refused = one.awaitUnlessEnded(other::hasEnded) ? other : one;
					assertThat(refused.output()).isEqualTo(refusal(place));
					assertThat(refused.await()).isEqualTo(4);
					answers.countDown();
					ChildRun running = (refused == one) ? other : one;
					assertThat(running.await()).as(running.output()).isZero();
					assertVerifies(place.resolve("out/default").resolve(AuditRun.DATE), (running == one) ? "a" : "b");
					AuditRun.Result again = ((refused == one) ? a : b).run();
					assertThat(again.exit()).isEqualTo(1);
					assertThat(again.err()).startsWith("publications that are not in the database: 1, ");
				}
			}
		}
	}

	/**
	 * Closing a file of a locked one releases the lock of the process on most systems.
	 */
	@Test
	void aRefusedRunLeavesTheLockInForce() throws Exception {
		CompletableFuture<AuditRun.Result> running = CompletableFuture
			.supplyAsync(audit(this.directory, "a", TestDatabase.H2).against(this.swr)::run);
		TestCluster.await("the first run fetches", () -> this.swr.requests() > 0 || running.isDone());
		AuditRun.Result refused = audit(this.directory, "b", TestDatabase.H2).against(this.swr).run();
		assertThat(refused.err()).isEqualTo(refusal(this.directory));
		assertThat(refused.exit()).isEqualTo(4);
		try (ChildRun child = ChildRun.start(this.directory,
				audit(this.directory, "c", TestDatabase.H2).against(this.swr).arguments())) {
			assertThat(child.await()).isEqualTo(4);
			assertThat(child.output()).isEqualTo(refusal(this.directory));
		}
		this.answers.countDown();
		assertThat(running.get(60, TimeUnit.SECONDS).exit()).isZero();
		assertVerifies(this.directory.resolve("out/default").resolve(AuditRun.DATE), "a");
	}

	@Test
	void aKilledRunHoldsNoLock() throws Exception {
		try (ChildRun killed = ChildRun.start(this.directory,
				audit(this.directory, "a", TestDatabase.H2).against(this.swr).arguments())) {
			assertThat(killed.awaitUnlessEnded(() -> this.swr.requests() > 0)).as(killed.output()).isTrue();
			killed.kill();
		}
		this.answers.countDown();
		assertThat(audit(this.directory, "b", TestDatabase.H2).against(this.swr).run().exit()).isZero();
		assertVerifies(this.directory.resolve("out/default").resolve(AuditRun.DATE), "b");
	}

	@Test
	void anExportNeedsNoLockOfTheOutput() throws Exception {
		try (FakeSwr quick = FakeSwr.start((request) -> Response.granted(1))) {
			Path elsewhere = Files.createDirectory(this.directory.resolve("elsewhere"));
			AuditRun stored = audit(elsewhere, "b", TestDatabase.H2);
			assertThat(stored.against(quick).run().exit()).isZero();
			try (ChildRun child = ChildRun.start(this.directory,
					audit(this.directory, "a", TestDatabase.H2).against(this.swr).arguments())) {
				assertThat(child.awaitUnlessEnded(() -> this.swr.requests() > 0)).as(child.output()).isTrue();
				AuditRun export = new AuditRun(this.directory)
					.with("--spring.datasource.url=" + TestDatabase.H2.url(elsewhere.resolve("b")));
				assertThat(export.run("--spring.batch.job.name=complianceExport", DATE).exit()).isZero();
			}
		}
	}

	/** An audit with its own database and input, and the shared output directory. */
	private static AuditRun audit(Path place, String name, TestDatabase database) throws IOException {
		Path input = Files.writeString(place.resolve(name + ".csv"), input(name));
		return new AuditRun(place).with("--spring.datasource.url=" + database.url(place.resolve(name)), DATE,
				"input=" + input);
	}

	private static String input(String name) {
		return "namespace,repository\n" + name + ",b\n" + name + ",c\n";
	}

	private static String refusal(Path place) {
		return "another run is working on " + place.resolve("out/default")
				+ ", possibly with another database; the same command continues when that run has ended\n";
	}

	private static void assertVerifies(Path published, String name) throws Exception {
		assertThat(published.resolve("input.csv")).hasContent(input(name));
		for (String line : Files.readAllLines(published.resolve("SHA256SUMS"))) {
			String[] sum = line.split("  ", 2);
			assertThat(sum[0]).as(sum[1])
				.isEqualTo(HexFormat.of()
					.formatHex(MessageDigest.getInstance("SHA-256")
						.digest(Files.readAllBytes(published.resolve(sum[1])))));
		}
		try (Stream<Path> files = Files.list(published)) {
			assertThat(files.count()).isEqualTo(Files.readAllLines(published.resolve("SHA256SUMS")).size() + 1);
		}
	}

	private Response granted() {
		return granted(this.answers);
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
