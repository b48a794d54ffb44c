package dev.swraudit;

import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

import dev.swraudit.support.AuditRun;
import dev.swraudit.support.ChildRun;
import dev.swraudit.support.DatabaseHold;
import dev.swraudit.support.FakeSwr;
import dev.swraudit.support.FakeSwr.Request;
import dev.swraudit.support.FakeSwr.Response;
import dev.swraudit.support.ManyRepositories;
import dev.swraudit.support.TestCluster;
import dev.swraudit.support.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Failures end a cluster run with the same exit code and message as a single process.
 */
@Timeout(300)
class ClusterEndIT {

	private static final String[] HASTY = { "--audit.swr.abort-after=5", "--audit.swr.max-attempts=1" };

	@TempDir
	Path directory;

	private volatile Function<Request, Response> service = new ManyRepositories(1);

	private FakeSwr swr;

	private TestCluster cluster;

	private Path input;

	@BeforeEach
	void start() throws IOException {
		this.swr = FakeSwr.start((request) -> this.service.apply(request));
		this.cluster = TestCluster.startOnShared(this.directory, this.swr);
		this.input = TestCluster.input(this.directory, 300);
	}

	@AfterEach
	void end() {
		if (this.cluster != null) {
			this.cluster.close();
		}
		this.swr.close();
	}

	@Test
	void aWorkerSpeaksForTheRunAndServesTheNextIfItCan() throws Exception {
		try (ChildRun worker = this.cluster.worker(HASTY)) {
			this.service = (request) -> Response.of(503, "");
			assertEndsLikeASingleProcess(4);
			assertThat(worker.hasEnded()).isFalse();
			this.service = new ManyRepositories(1);
			try (ChildRun again = this.cluster.manager(this.input, 1)) {
				assertThat(again.await()).as(again.output()).isZero();
			}
			this.service = (request) -> Response.error(401, "SVCSTG.SWR.4010000", "bad token");
			String line = assertEndsLikeASingleProcess(1);
			assertThat(worker.await()).isEqualTo(1);
			assertThat(worker.output()).endsWith(line);
		}
	}

	@Test
	void longRetryAfterEndsTheRun() throws Exception {
		String tomorrow = DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC).plusDays(1));
		this.service = (request) -> Response.error(429, "APIGW.0308", "slow").with("Retry-After", tomorrow);
		try (ChildRun worker = this.cluster.worker()) {
			assertThat(assertEndsLikeASingleProcess(4)).startsWith("SWR requests a pause until ");
			assertThat(worker.hasEnded()).isFalse();
		}
	}

	/** Returns the error message of the run. */
	private String assertEndsLikeASingleProcess(int exit) throws Exception {
		AuditRun.Result single = new AuditRun(this.directory.resolve("single" + exit)).against(this.swr)
			.with(HASTY)
			.run("input=" + this.input);
		assertThat(single.exit()).isEqualTo(exit);
		try (ChildRun manager = this.cluster.manager(this.input, 5 - exit)) {
			assertThat(manager.await()).as(manager.output()).isEqualTo(exit);
			assertThat(manager.output()).endsWith(single.err());
		}
		return single.err();
	}

	@Test
	void wrongEndpointEndsARunAndIsNotDoubtedOnceAnyWorkerHadAnAnswer() throws Exception {
		this.service = (request) -> Response.error(404, "APIG.0101", "no API");
		try (ChildRun worker = this.cluster.worker(HASTY)) {
			assertThat(assertEndsLikeASingleProcess(1)).contains(" is not the SWR API");
			assertThat(worker.await()).isEqualTo(1);
		}
		this.service = new ManyRepositories(1);
		try (ChildRun worker = this.cluster.worker(HASTY); ChildRun manager = this.cluster.manager(this.input, 4)) {
			assertThat(manager.await()).as(manager.output()).isZero();
			assertThat(worker.hasEnded()).isFalse();
		}
		assertThat(this.cluster.count("select count(*) from scope where endpoint_proven")).isOne();
		this.service = (request) -> Response.error(404, "APIG.0101", "no API");
		try (ChildRun fresh = this.cluster.worker(HASTY); ChildRun manager = this.cluster.manager(this.input, 2)) {
			assertThat(manager.await()).as(manager.output()).isEqualTo(1);
			assertThat(manager.output()).startsWith("worker ")
				.contains(": the endpoint is not the SWR API: 5 repositories");
			assertThat(fresh.await()).isEqualTo(1);
		}
	}

	@Test
	void aWorkerOfAnotherEndpointReadsNothing() throws Exception {
		try (ChildRun wrong = this.cluster.worker("--audit.swr.endpoint=http://127.0.0.1:1");
				ChildRun manager = this.cluster.manager(this.input, 1)) {
			assertThat(wrong.await()).isEqualTo(1);
			assertThat(wrong.output()).contains("scope 'default' is audited at " + this.swr.endpoint()
					+ ", but this worker uses http://127.0.0.1:1");
			try (ChildRun right = this.cluster.worker()) {
				assertThat(manager.await()).as(manager.output()).isZero();
				assertThat(right.hasEnded()).isFalse();
			}
		}
	}

	@Test
	void aWorkerOfAnotherCallerStopsAndItsRangeIsReadByOthers() throws Exception {
		AtomicBoolean oneIsForbidden = new AtomicBoolean(true);
		this.service = (request) -> (oneIsForbidden.get() && request.path().endsWith("app$7/access"))
				? Response.error(403, "SVCSTG.SWR.4039001", "no")
				: listFor(request.token().equals("token-1") ? "bob" : "ann");
		try (ChildRun first = this.cluster.worker(); ChildRun manager = this.cluster.manager(this.input, 1)) {
			assertThat(manager.await()).as(manager.output()).isEqualTo(2);
			assertThat(first.hasEnded()).isFalse();
		}
		oneIsForbidden.set(false);
		try (ChildRun other = this.cluster.worker(); ChildRun manager = this.cluster.manager(this.input, 1)) {
			assertThat(other.await()).as(other.output()).isEqualTo(1);
			assertThat(other.output())
				.contains("SWR identifies the caller as user 'bob' (user_id u-bob), but the caller of the audit of "
						+ AuditRun.DATE + " is user 'ann' (user_id u-ann)", "revision=2");
			assertThat(manager.hasEnded()).isFalse();
			try (ChildRun right = this.cluster.worker()) {
				assertThat(manager.await()).as(manager.output()).isZero();
				assertThat(right.hasEnded()).isFalse();
			}
		}
		assertThat(this.cluster.published(1, "permissions.csv")).doesNotContain("bob");
	}

	@Test
	void ofTwoWorkersWithDifferentCallersTheFirstToStoreContinues() throws Exception {
		this.service = (request) -> listFor(request.token().equals("token-1") ? "bob" : "ann");
		try (ChildRun ann = this.cluster.worker(); ChildRun bob = this.cluster.worker()) {
			TestCluster.await("the workers wait",
					() -> ann.output().contains("reads for audits") && bob.output().contains("reads for audits"));
			try (DatabaseHold hold = this.cluster.holdWriting();
					ChildRun manager = this.cluster.manager(this.input, 1)) {
				TestCluster.await("both write", () -> hold.tells("""
						select count(*) = 2 from pg_locks where locktype = 'advisory' and not granted
						  and database = (select oid from pg_database where datname = current_database())
						"""));
				hold.release();
				assertThat(manager.await()).as(manager.output()).isZero();
			}
			TestCluster.await("one worker ends", () -> ann.hasEnded() || bob.hasEnded());
			assertThat(ann.hasEnded()).isNotEqualTo(bob.hasEnded());
			ChildRun loser = ann.hasEnded() ? ann : bob;
			assertThat(loser.await()).as(loser.output()).isEqualTo(1);
			assertThat(loser.output())
				.contains("SWR identifies the caller as user '" + (ann.hasEnded() ? "ann" : "bob") + "'");
			assertThat(this.cluster.published(1, "permissions.csv")).doesNotContain(ann.hasEnded() ? "u-ann" : "u-bob");
		}
	}

	private static Response listFor(String caller) {
		return Response.of(200, "{\"self_auth\": {\"user_id\": \"u-%s\", \"user_name\": \"%s\", \"auth\": 1}}"
			.formatted(caller, caller));
	}

	@Test
	void aWorkerThatLosesItsSessionInTheMidstOfWritingTriesAgain() throws Exception {
		try (ChildRun worker = this.cluster.worker()) {
			TestCluster.await("the worker waits", () -> worker.output().contains("reads for audits"));
			try (DatabaseHold hold = this.cluster.holdWriting();
					ChildRun manager = this.cluster.manager(this.input, 1)) {
				TestCluster.await("the worker writes", hold::isReached);
				assertThat(hold.tells("""
						select bool_and(pg_terminate_backend(pid)) from pg_locks
						where locktype = 'advisory' and not granted
						""")).isTrue();
				hold.release();
				assertThat(manager.await()).as(manager.output()).isZero();
				assertThat(worker.hasEnded()).isFalse();
			}
		}
	}

	@Test
	void aWorkerTakesNoRangeOfAnotherScope() throws Exception {
		try (ChildRun worker = this.cluster.worker()) {
			TestCluster.await("the worker waits", () -> worker.output().contains("reads for audits"));
			assertThat(this.cluster.count("""
					with foreign_range as (
					  insert into scheduled_tasks (task_name, task_instance, execution_time, picked, picked_by,
					    last_heartbeat, version)
					  values ('fetchAccess:other', '1', now() - interval '1 day', false, null, null, 1),
					    ('fetchAccess:other', '2', now() - interval '1 day', true, 'x', now() - interval '1 day', 2)
					  returning 1
					)
					select count(*) from foreign_range
					""")).isEqualTo(2);
			try (ChildRun manager = this.cluster.manager(this.input, 1)) {
				assertThat(manager.await()).as(manager.output()).isZero();
			}
		}
		assertThat(this.cluster.count("select sum(version) from scheduled_tasks")).isEqualTo(3);
	}

	@Test
	void aDatabaseThatRefusesTheRowsForGoodEndsTheRun() throws Exception {
		try (ChildRun worker = this.cluster.worker()) {
			TestCluster.await("the worker waits", () -> worker.output().contains("reads for audits"));
			this.cluster.execute("""
					create function refuse() returns trigger language plpgsql as
					'begin raise exception ''no space'' using errcode = ''53100''; end';
					create trigger refuse before insert on outcome for each row
					when (new.outcome = 'AUDITED') execute function refuse()
					""");
			try (ChildRun manager = this.cluster.manager(this.input, 1)) {
				assertThat(manager.await()).as(manager.output()).isEqualTo(1);
				assertThat(manager.output()).startsWith("worker " + worker.pid() + "@");
			}
			assertThat(worker.hasEnded()).isFalse();
		}
	}

	@Test
	void aManagerThatReadsTheAccountNeedsCredentials() {
		AuditRun.Result result = new AuditRun(this.directory, TestDatabase.POSTGRESQL).run("input=" + this.input,
				"--audit.cluster.role=manager", "--audit.swr.endpoint=" + this.swr.endpoint());
		assertThat(result.err()).startsWith("no credentials; set ").hasLineCount(1);
		assertThat(result.exit()).isEqualTo(1);
		assertThat(this.swr.log()).isEmpty();
	}

	@Test
	void aManagerWithoutWorkersGivesUp() throws Exception {
		try (ChildRun manager = this.cluster.manager(this.input, 1, "--audit.cluster.patience=1s")) {
			assertThat(manager.await()).isEqualTo(4);
			assertThat(manager.output()).isEqualTo("no worker had a heartbeat for 1 s; start a worker with"
					+ " --audit.cluster.role=worker scope=default; what was fetched is kept, and the same command continues\n");
		}
	}

	@Test
	void aManagerWhoseRangesAreTakenAwayDoesNotTakeThemForRead() throws Exception {
		try (ChildRun manager = this.cluster.manager(this.input, 1)) {
			String handedOut = "select coalesce(sum(n_tup_ins), 0) from pg_stat_user_tables where relname = 'fetch_range'";
			TestCluster.await("the ranges are handed out", () -> this.cluster.count(handedOut) == 3);
			assertThat(
					this.cluster.count("with gone as (delete from fetch_range returning 1) select count(*) from gone"))
				.isEqualTo(3);
			assertThat(manager.await()).as(manager.output()).isEqualTo(4);
			assertThat(manager.output()).isEqualTo("300 repositories are pending, but another process has removed"
					+ " their ranges; what was fetched is kept, and the same command continues\n");
		}
	}

}
