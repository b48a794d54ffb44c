package dev.swraudit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

import dev.swraudit.support.AuditRun;
import dev.swraudit.support.ChildRun;
import dev.swraudit.support.DatabaseHold;
import dev.swraudit.support.FakeSwr;
import dev.swraudit.support.FakeSwr.Response;
import dev.swraudit.support.PostgresServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runs that are stopped or killed at one exact point, where the database holds them.
 */
class HeldRunIT {

	private static final String DATE = "auditDate=" + AuditRun.DATE;

	private final AtomicBoolean forbidden = new AtomicBoolean();

	private final FakeSwr swr = FakeSwr.start(
			(request) -> this.forbidden.get() ? Response.error(403, "SVCSTG.SWR.4039001", "no") : Response.granted(1));

	private final String url = PostgresServer.shared().freshDatabase();

	@TempDir
	Path directory;

	private AuditRun audit = new AuditRun(Path.of(""));

	@BeforeEach
	void makeTheTables() {
		this.audit = new AuditRun(this.directory).against(this.swr).with("--spring.datasource.url=" + this.url);
		this.audit = this.audit.with(this.audit.input("namespace,repository", "a,b", "a,c"));
		assertThat(this.audit.run(DATE).exit()).isZero();
	}

	@AfterEach
	void close() {
		this.swr.close();
	}

	@Test
	void runThatDoesNotEndIsHaltedWithAMessage() throws Exception {
		try (DatabaseHold hold = new DatabaseHold(this.url, "insert on target"); ChildRun child = start()) {
			assertThat(child.awaitUnlessEnded(hold::isReached)).as(child.output()).isTrue();
			long signalled = System.nanoTime();
			child.signal("TERM");
			assertThat(child.await()).isEqualTo(143);
			assertThat(Duration.ofNanos(System.nanoTime() - signalled)).isLessThan(Duration.ofSeconds(10));
			assertThat(child.output()).isEqualTo("stopped; what was fetched is kept, and the same command continues\n");
			assertThat(lastRun()).contains("\"exitCode\": 143", "\"message\": \"stopped; ", "\"published\": false");
			hold.release();
			assertThat(this.audit.run(DATE, "revision=2").exit()).isZero();
		}
	}

	@Test
	void aRunThatPublishesIsNotStopped() throws Exception {
		try (DatabaseHold hold = new DatabaseHold(this.url, "update of published on audit"); ChildRun child = start()) {
			assertThat(child.awaitUnlessEnded(hold::isReached)).as(child.output()).isTrue();
			child.signal("TERM");
			hold.release();
			assertThat(child.await()).as(child.output()).isZero();
			assertThat(lastRun()).contains("\"exitCode\": 0", "\"published\": true");
		}
	}

	@Test
	void aPublicationWhoseRunWasKilledIsStillOne() throws Exception {
		try (DatabaseHold hold = new DatabaseHold(this.url, "update of published on audit"); ChildRun child = start()) {
			assertThat(child.awaitUnlessEnded(hold::isReached)).as(child.output()).isTrue();
			child.kill();
			hold.release();
			assertThat(this.audit.scopeDirectory().resolve(AuditRun.DATE + ".2")).isDirectory();
			assertThat(this.audit.run(DATE, "revision=2").exit()).isZero();
			assertThat(hold.tells("select bool_and(published) from audit")).isTrue();
			assertThat(this.audit.scopeDirectory()).isDirectoryNotContaining("glob:**superseded*");
			assertThat(this.swr.requests()).isEqualTo(4);
		}
	}

	@Test
	void aRunKilledBetweenItsTwoRenamesIsFinished() throws Exception {
		this.forbidden.set(true);
		assertThat(this.audit.run(DATE, "revision=2").exit()).isEqualTo(2);
		this.forbidden.set(false);
		Path scope = this.audit.scopeDirectory();
		Path published = scope.resolve(AuditRun.DATE + ".2");
		Path superseded = scope.resolve(AuditRun.DATE + ".superseded-1");
		try (DatabaseHold hold = new DatabaseHold(this.url, "update of published on audit"); ChildRun child = start()) {
			assertThat(child.awaitUnlessEnded(hold::isReached)).as(child.output()).isTrue();
			child.kill();
			assertThat(superseded).isDirectory();
			Files.move(published, scope.resolve("." + AuditRun.DATE + ".2.partial"));
			hold.release();
			assertThat(this.audit.run(DATE, "revision=2").exit()).isZero();
		}
		assertThat(published.resolve("repositories.csv")).content().contains(",b,AUDITED,", ",c,AUDITED,");
		assertThat(superseded.resolve("repositories.csv")).content().contains(",b,FORBIDDEN,", ",c,FORBIDDEN,");
		assertThat(scope.toFile().list()).containsExactlyInAnyOrder(AuditRun.DATE, AuditRun.DATE + ".2",
				AuditRun.DATE + ".superseded-1", "last-run.json", ".lock");
		assertThat(this.swr.requests()).isEqualTo(6);
	}

	private ChildRun start() {
		return ChildRun.start(this.directory, this.audit.arguments(DATE, "revision=2"));
	}

	private String lastRun() throws IOException {
		return Files.readString(this.audit.scopeDirectory().resolve("last-run.json"));
	}

}
