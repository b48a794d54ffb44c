package dev.swraudit.job.cluster;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import com.zaxxer.hikari.HikariDataSource;
import dev.swraudit.job.run.RunException;
import dev.swraudit.job.run.UserError;
import dev.swraudit.ledger.Audit;
import dev.swraudit.ledger.AuditKey;
import dev.swraudit.message.ExitCode;
import dev.swraudit.support.PostgresServer;
import dev.swraudit.support.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@Timeout(60)
class RangeLeaseTableIT {

	private static final Duration LONG = Duration.ofMinutes(5);

	private final HikariDataSource database = new HikariDataSource();

	private JdbcClient jdbc;

	private RangeLeaseTable leases;

	private final Audit audit = new Audit(1, 1, new AuditKey("default", LocalDate.parse("2026-11-21"), 1), 1,
			"https://swr.example", "0".repeat(64), Instant.EPOCH, null, null, null, false);

	@BeforeEach
	void prepare() {
		this.database.setJdbcUrl(PostgresServer.shared().freshDatabase());
		TestDatabase.POSTGRESQL.migrate(this.database);
		this.jdbc = JdbcClient.create(this.database);
		this.leases = new RangeLeaseTable(this.jdbc);
		run("insert into scope (name, endpoint) values ('default', 'https://swr.example')");
		run("""
				insert into audit (scope_id, audit_date, revision, endpoint, started_at)
				values (1, '2026-11-21', 1, 'https://swr.example', now())
				""");
		run("insert into batch_job_instance values (1, 0, 'permissionAudit', 'key')");
		run("insert into batch_job_execution (job_execution_id, job_instance_id, create_time) values (1, 1, now())");
		offer(7, "STARTING");
	}

	@AfterEach
	void end() {
		this.database.close();
	}

	@Test
	void aRangeIsTakenOnceWhileItsOwnerLives() {
		RangeLease first = take(7, LONG).orElseThrow();
		assertThat(take(7, LONG)).isEmpty();
		assertThat(this.leases.renew(first)).contains(false);
		assertThat(take(8, LONG)).isEmpty();
		assertThat(this.leases.seenAt(8)).isEmpty();
	}

	@Test
	void aSilentOwnerLosesItsRangeForGood() {
		RangeLease first = take(7, LONG).orElseThrow();
		run("update claim set seen_at = now() - interval '6 minutes'");
		RangeLease second = take(7, LONG).orElseThrow();
		assertThat(second.epoch()).isEqualTo(2);
		assertThat(this.leases.renew(first)).isEmpty();
		CurrentLease held = new CurrentLease(this.leases);
		held.hold(first);
		assertThatExceptionOfType(LeaseLostException.class).isThrownBy(held::requireHeld);
		held.hold(second);
		held.requireHeld();
	}

	@Test
	void aReleasedRangeIsFreeAtOnce() {
		this.leases.release(take(7, LONG).orElseThrow());
		assertThat(take(7, LONG)).isPresent();
	}

	@Test
	void noRangeIsTakenBetweenTheRowsAndTheirCommit() throws Exception {
		RangeLease first = take(7, LONG).orElseThrow();
		CompletableFuture<Optional<RangeLease>> second = new TransactionTemplate(
				new JdbcTransactionManager(this.database))
			.execute((status) -> {
				assertThat(this.leases.renew(first)).isPresent();
				CompletableFuture<Optional<RangeLease>> taking = CompletableFuture
					.supplyAsync(() -> take(7, Duration.ofSeconds(-1)));
				awaitLock();
				assertThat(taking).isNotDone();
				return taking;
			});
		assertThat(second.get(10, TimeUnit.SECONDS)).map(RangeLease::epoch).contains(2);
		assertThat(this.leases.renew(first)).isEmpty();
	}

	@Test
	void endingOwnerTakesNothingNewAndWritesItsResults() {
		RangeLease rangeLease = take(7, LONG).orElseThrow();
		offer(8, "STARTING");
		this.leases.end(this.audit);
		assertThat(this.leases.renew(rangeLease)).contains(true);
		assertThat(take(8, LONG)).isEmpty();
		assertThat(this.leases.hasHeldRange(this.audit, LONG)).isTrue();
		this.leases.release(rangeLease);
		assertThat(this.leases.hasHeldRange(this.audit, LONG)).isFalse();
	}

	@Test
	void aRevokedRangeIsNobodysAndANewRunDoesNotKnowIt() {
		RangeLease rangeLease = take(7, LONG).orElseThrow();
		this.leases.revoke("other");
		assertThat(this.leases.renew(rangeLease)).isPresent();
		this.leases.revoke("default");
		assertThat(this.leases.renew(rangeLease)).isEmpty();
		assertThat(take(7, LONG)).isEmpty();
		this.leases.fail(rangeLease, new UserError(ExitCode.TRY_AGAIN, "too late"));
		assertThat(this.leases.failure(this.audit)).isNull();
	}

	@Test
	void runEndsWithTheFailureOfAWorker() {
		this.leases.fail(take(7, LONG).orElseThrow(), new UserError(ExitCode.TRY_AGAIN, "SWR is down"));
		assertThat(this.leases.failure(this.audit)).hasMessage("SWR is down")
			.extracting(RunException::exitCode)
			.isEqualTo(ExitCode.TRY_AGAIN);
	}

	@Test
	void whatAllOwnersHaveReadIsCountedAndNothingOfAnOwnerWhoseTurnIsOver() {
		offer(8, "COMPLETED");
		assertThat(this.leases.progress(this.audit)).isEqualTo(new RangeLeaseTable.Progress(1, 0, 0));
		CurrentLease held = new CurrentLease(this.leases);
		held.hold(take(8, LONG).orElseThrow());
		held.add(100, 2);
		held.hold(take(7, LONG).orElseThrow());
		held.add(40, 1);
		run("update claim set seen_at = now() - interval '6 minutes' where step_execution_id = 7");
		RangeLease second = take(7, LONG).orElseThrow();
		assertThatExceptionOfType(LeaseLostException.class).isThrownBy(() -> held.add(5, 0));
		held.hold(second);
		held.add(7, 0);
		assertThat(this.leases.progress(this.audit)).isEqualTo(new RangeLeaseTable.Progress(1, 147, 3));
	}

	@Test
	void onlyWhatMayBeLostIsSentAgain() {
		offer(8, "STARTING");
		offer(9, "COMPLETED");
		assertThat(this.leases.progress(this.audit).unfinished()).isEqualTo(2);
		take(7, LONG);
		Duration lease = Duration.ofSeconds(10);
		assertThat(this.leases.lost(this.audit, lease)).isEmpty();
		run("update claim set sent_at = now() - interval '50 s'");
		assertThat(this.leases.lost(this.audit, lease)).as("7 is held, 8 waits").isEmpty();
		run("update claim set seen_at = now() - interval '15 s' where step_execution_id = 7");
		assertThat(this.leases.lost(this.audit, lease)).as("7's owner is silent").containsExactly(7L);
		assertThat(this.leases.lost(this.audit, lease)).as("7 was sent just now").isEmpty();
		run("update claim set seen_at = now() - interval '25 s' where step_execution_id = 7");
		assertThat(this.leases.lost(this.audit, lease)).as("and nobody works").containsExactly(8L);
		assertThat(this.leases.hasActiveWorker(this.audit, Duration.ofSeconds(30))).isTrue();
		assertThat(this.leases.hasActiveWorker(this.audit, Duration.ofSeconds(20))).isFalse();
	}

	private Optional<RangeLease> take(long range, Duration lease) {
		return this.leases.take(range, "worker", lease);
	}

	private void offer(long range, String status) {
		this.jdbc.sql("""
				insert into batch_step_execution (step_execution_id, version, step_name, job_execution_id, create_time,
				  status)
				values (?, 0, 'fetchAccess', 1, now(), ?)
				""").params(range, status).update();
		this.leases.offer(range, this.audit);
	}

	private void run(String sql) {
		this.jdbc.sql(sql).update();
	}

	/** Waits until somebody waits for a row. */
	private void awaitLock() {
		String waiting = "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()";
		long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
		while (this.jdbc.sql(waiting).query(Integer.class).single() == 0) {
			assertThat(System.nanoTime() - deadline).isNegative();
		}
	}

}
