package dev.swraudit.job.cluster;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
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
class RangeTableIT {

	private static final Duration LEASE = Duration.ofSeconds(10);

	private final HikariDataSource database = new HikariDataSource();

	private JdbcClient jdbc;

	private RangeTable ranges;

	private final Audit audit = new Audit(1, 1, new AuditKey("default", LocalDate.parse("2026-11-21"), 1), 1,
			"https://swr.example", "0".repeat(64), false, Instant.EPOCH, null, null, null, false);

	@BeforeEach
	void prepare() {
		this.database.setJdbcUrl(PostgresServer.shared().freshDatabase());
		TestDatabase.POSTGRESQL.migrate(this.database);
		this.jdbc = JdbcClient.create(this.database);
		this.ranges = new RangeTable(this.jdbc);
		run("insert into scope (name, endpoint) values ('default', 'https://swr.example')");
		run("""
				insert into audit (scope_id, audit_date, revision, endpoint, started_at)
				values (1, '2026-11-21', 1, 'https://swr.example', now())
				""");
		run("insert into batch_job_instance values (1, 0, 'permissionAudit', 'key')");
		run("insert into batch_job_execution (job_execution_id, job_instance_id, create_time) values (1, 1, now())");
		add(7, "STARTING");
	}

	@AfterEach
	void end() {
		this.database.close();
	}

	@Test
	void workerHoldsTheRangeThatItPicked() {
		HeldRange held = pick(7, "a");
		this.ranges.lock(held);
		assertLost(new HeldRange(7, held.task(), "b", held.version(), 0));
		assertLost(new HeldRange(7, held.task(), "a", held.version() + 1, 0));
		assertLost(new HeldRange(8, held.task(), "a", held.version(), 0));
		assertLost(new HeldRange(7, "fetchAccess:other", "a", held.version(), 0));
	}

	@Test
	void workerThatWasTakenForDeadCannotWrite() {
		HeldRange first = pick(7, "a");
		release(7);
		assertLost(first);
		HeldRange second = pick(7, "a");
		assertLost(first);
		this.ranges.lock(second);
		run("delete from scheduled_tasks");
		assertLost(second);
	}

	@Test
	void noOtherWorkerPicksTheRangeBetweenTheRowsAndTheirCommit() throws Exception {
		HeldRange first = pick(7, "a");
		CompletableFuture<Void> released = new TransactionTemplate(new JdbcTransactionManager(this.database))
			.execute((status) -> {
				this.ranges.lock(first);
				CompletableFuture<Void> releasing = CompletableFuture.runAsync(() -> release(7));
				awaitLock();
				assertThat(releasing).isNotDone();
				return releasing;
			});
		released.get(10, TimeUnit.SECONDS);
		assertLost(first);
	}

	@Test
	void endingRunStillStoresWhatIsFetched() {
		HeldRange held = pick(7, "a");
		assertThat(this.ranges.isEnding(7)).contains(false);
		assertThat(this.ranges.isEndingOrLost(held)).isFalse();
		this.ranges.end(this.audit);
		assertThat(this.ranges.isEnding(7)).contains(true);
		assertThat(this.ranges.isEndingOrLost(held)).isTrue();
		this.ranges.lock(held);
		this.ranges.count(held, 5, 0);
		assertThat(this.ranges.progress(this.audit, LEASE).held()).isOne();
		release(7);
		assertThat(this.ranges.progress(this.audit, LEASE).held()).isZero();
	}

	@Test
	void revokedRangeCannotBeWrittenAndDoesNotEndALaterRun() {
		HeldRange held = pick(7, "a");
		this.ranges.revoke("other");
		this.ranges.lock(held);
		this.ranges.revoke("default");
		assertLost(held);
		assertThat(this.ranges.isEnding(7)).isEmpty();
		this.ranges.fail(held, new UserError(ExitCode.TRY_AGAIN, "too late"));
		assertThat(this.ranges.failure(this.audit)).isNull();
	}

	@Test
	void tasksOfOtherScopesAreNotRemoved() {
		this.ranges.removeTasks("other");
		pick(7, "a");
		this.ranges.removeTasks("default");
		assertThat(this.jdbc.sql("select count(*) from scheduled_tasks").query(Integer.class).single()).isZero();
	}

	@Test
	void runEndsWithTheFailureOfAWorkerAndItsName() {
		this.ranges.fail(pick(7, "4711@host-b"), new UserError(ExitCode.TRY_AGAIN, "SWR is down"));
		assertThat(this.ranges.failure(this.audit)).hasMessage("worker 4711@host-b: SWR is down")
			.extracting(RunException::exitCode)
			.isEqualTo(ExitCode.TRY_AGAIN);
	}

	@Test
	void longFailureIsCut() {
		this.ranges.fail(pick(7, "a"), new UserError(ExitCode.TRY_AGAIN, "x".repeat(3000)));
		assertThat(this.ranges.failure(this.audit)).hasMessageStartingWith("worker a: xxx");
	}

	@Test
	void workerThatLostItsRangeCannotEndTheRun() {
		HeldRange first = pick(7, "a");
		release(7);
		pick(7, "b");
		this.ranges.fail(first, new UserError(ExitCode.TRY_AGAIN, "SWR is down"));
		assertThat(this.ranges.failure(this.audit)).isNull();
	}

	@Test
	void progressCountsEveryHolderOfARange() {
		add(8, "COMPLETED");
		assertThat(this.ranges.progress(this.audit, LEASE)).isEqualTo(new RangeTable.Progress(1, 0, 0, 0));
		this.ranges.count(pick(8, "a"), 100, 2);
		HeldRange first = pick(7, "a");
		this.ranges.count(first, 40, 1);
		release(7);
		HeldRange second = pick(7, "b");
		this.ranges.count(second, 7, 0);
		assertThat(this.ranges.progress(this.audit, LEASE)).isEqualTo(new RangeTable.Progress(1, 1, 147, 3));
		run("update scheduled_tasks set last_heartbeat = now() - interval '11 s'");
		assertThat(this.ranges.progress(this.audit, LEASE)).isEqualTo(new RangeTable.Progress(1, 0, 147, 3));
	}

	private void assertLost(HeldRange held) {
		assertThatExceptionOfType(RangeLostException.class).isThrownBy(() -> this.ranges.lock(held));
		assertThat(this.ranges.isEndingOrLost(held)).isTrue();
	}

	private void add(long range, String status) {
		this.jdbc.sql("""
				insert into batch_step_execution (step_execution_id, version, step_name, job_execution_id, create_time,
				  status)
				values (?, 0, 'fetchAccess', 1, now(), ?)
				""").params(range, status).update();
		this.ranges.add(range, this.audit);
		this.jdbc.sql("""
				insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)
				values (?, ?, now(), false, 1)
				""").params(RangeTable.taskName("default"), Long.toString(range)).update();
	}

	/** Picks a range as the scheduler does. */
	private HeldRange pick(long range, String worker) {
		long version = this.jdbc.sql("""
				update scheduled_tasks set picked = true, picked_by = ?, last_heartbeat = now(), version = version + 1
				where task_instance = ? returning version
				""").params(worker, Long.toString(range)).query(Long.class).single();
		return new HeldRange(range, RangeTable.taskName("default"), worker, version, 0);
	}

	/** Releases a range as the scheduler does. */
	private void release(long range) {
		this.jdbc.sql("""
				update scheduled_tasks set picked = false, picked_by = null, version = version + 1
				where task_instance = ?
				""").param(Long.toString(range)).update();
	}

	private void run(String sql) {
		this.jdbc.sql(sql).update();
	}

	/** Waits until a session waits for a lock. */
	private void awaitLock() {
		String waiting = "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()";
		long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
		while (this.jdbc.sql(waiting).query(Integer.class).single() == 0) {
			assertThat(System.nanoTime() - deadline).isNegative();
		}
	}

}
