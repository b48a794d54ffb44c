package dev.swraudit.job.fetch;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

import dev.swraudit.access.SwrFailure;
import dev.swraudit.access.http.WrongEndpointException;
import dev.swraudit.job.run.RunException;
import dev.swraudit.ledger.Audit;
import dev.swraudit.ledger.AuditKey;
import dev.swraudit.ledger.AuditLedger;
import dev.swraudit.ledger.PendingTargets;
import dev.swraudit.ledger.RowIds;
import dev.swraudit.ledger.Target;
import dev.swraudit.ledger.TargetRange;
import dev.swraudit.message.ExitCode;
import dev.swraudit.permission.Creator;
import dev.swraudit.permission.FetchResult;
import dev.swraudit.permission.Permission;
import dev.swraudit.permission.PermissionList;
import dev.swraudit.support.TestDatabase;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(20)
class FetchPipelineTests {

	private static final Instant NOW = Instant.parse("2026-11-21T02:00:00Z");

	private static final Permission PERMISSION = new Permission("u1", null, 1, false);

	private final ThreadPoolExecutor workers = new ThreadPoolExecutor(0, 1, 0, TimeUnit.SECONDS,
			new LinkedBlockingQueue<>());

	private final JdbcConnectionPool database = JdbcConnectionPool.create(TestDatabase.inMemory(), "sa", "");

	private final JdbcTemplate jdbc = new JdbcTemplate(this.database);

	private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

	@BeforeEach
	void prepareLedger() {
		TestDatabase.H2.migrate(this.database);
		this.context.registerBean(JdbcTemplate.class, () -> this.jdbc);
		this.context.registerBean(PlatformTransactionManager.class,
				() -> new DataSourceTransactionManager(this.database));
		this.context.register(AuditLedger.class, PendingTargets.class);
		this.context.refresh();
		ledger().begin(new AuditKey("default", LocalDate.parse("2026-11-21"), 1), "https://swr.example", "0".repeat(64),
				false, NOW);
		this.jdbc.update("insert into namespace (scope_id, name) values (1, 'team')");
	}

	@AfterEach
	void end() {
		this.workers.shutdownNow();
		this.context.close();
		this.jdbc.execute("shutdown");
		this.database.dispose();
	}

	@Test
	void everyPendingTargetIsReadOnceAndPageByPage() throws Exception {
		addTargets(1, 9_500);
		settle(3);
		FakeReader reader = new FakeReader();
		Semaphore permits = new Semaphore(1000);
		reader.reads((target) -> {
			permits.acquire();
			return audited(target);
		});
		FetchPipeline pipeline = open(reader, 8, 50);
		List<FetchResult> first = pipeline.read();
		assertThat(first).hasSize(1000);
		addTargets(9_501, 9_600);
		permits.release(1_000_000);
		List<List<FetchResult>> lists = rest(pipeline);
		assertThat(lists).allSatisfy((list) -> assertThat(list).hasSizeBetween(1, 1000));
		lists.add(first);
		assertThat(numbers(lists)).containsExactlyInAnyOrderElementsOf(
				LongStream.rangeClosed(1, 9_600).filter((number) -> number != 3).boxed().toList());
	}

	@Test
	void slowTargetDelaysNoOtherAndListClosesByTime() throws Exception {
		addTargets(1, 50);
		FakeReader reader = new FakeReader();
		CountDownLatch slow = new CountDownLatch(1);
		reader.reads((target) -> {
			if (number(target) == 1) {
				slow.await();
			}
			return audited(target);
		});
		FetchPipeline pipeline = open(reader, 4, 50);
		long start = System.nanoTime();
		assertThat(numbers(List.of(next(pipeline)))).hasSize(49).doesNotContain(1L);
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(Duration.ofSeconds(1),
				Duration.ofSeconds(10));
		slow.countDown();
		assertThat(numbers(List.of(next(pipeline)))).containsExactly(1L);
		assertThat(pipeline.read()).isNull();
	}

	@Test
	void noPendingTargetIsNoList() throws Exception {
		assertThat(open(new FakeReader(), 4, 50).read()).isNull();
	}

	@Test
	void outageEndsTheRunAfterTheFetchedResults() throws Exception {
		addTargets(1, 5_000);
		FakeReader reader = new FakeReader();
		reader.reads((target) -> reader.untilStoppedIf(number(target) > 20,
				(number(target) <= 15) ? audited(target) : failed(target, true)));
		FetchPipeline pipeline = open(reader, 1, 5);
		assertThat(numbers(List.of(next(pipeline))))
			.containsExactlyElementsOf(LongStream.rangeClosed(1, 20).boxed().toList());
		assertThatExceptionOfType(RunException.class).isThrownBy(pipeline::read)
			.withMessageContaining("5 repositories or organizations in a row")
			.satisfies((ex) -> assertThat(ex.exitCode()).isEqualTo(ExitCode.TRY_AGAIN));
		assertThat(reader.stops()).isOne();
		assertThat(reader.begun()).hasSizeBetween(20, 21);
	}

	@Test
	void anyAnswerInBetweenBeginsTheCountAnew() throws Exception {
		addTargets(1, 30);
		FakeReader reader = new FakeReader();
		reader.reads((target) -> switch ((int) number(target)) {
			case 5 -> audited(target);
			case 10 ->
				refused(target, new SwrFailure(SwrFailure.Kind.FORBIDDEN, 403, "SVCSTG.SWR.4039001", "no", false));
			case 15 ->
				refused(target, new SwrFailure(SwrFailure.Kind.NOT_FOUND, 404, "SVCSTG.SWR.4040113", "no", false));
			case 20 -> failed(target, false);
			default -> reader.untilStoppedIf(number(target) > 25, failed(target, true));
		});
		FetchPipeline pipeline = open(reader, 1, 5);
		assertThat(numbers(List.of(next(pipeline))))
			.containsExactlyElementsOf(LongStream.rangeClosed(1, 25).boxed().toList());
		assertThatExceptionOfType(RunException.class).isThrownBy(pipeline::read);
	}

	@Test
	void consecutiveForeignResponsesEndTheRunAfterTheFetchedResults() throws Exception {
		addTargets(1, 5_000);
		FakeReader reader = new FakeReader();
		reader.reads((target) -> switch ((int) number(target)) {
			case 5 -> audited(target);
			case 10 -> failed(target, true);
			case 15 -> failed(target, false);
			default -> reader.untilStoppedIf(number(target) > 20, answeredByOthers(target));
		});
		FetchPipeline pipeline = open(reader, 1, 5);
		assertThat(numbers(List.of(next(pipeline))))
			.containsExactlyElementsOf(LongStream.rangeClosed(1, 20).boxed().toList());
		assertThatExceptionOfType(RunException.class).isThrownBy(pipeline::read)
			.withMessage("the endpoint is not the SWR API: 5 repositories or organizations in a row; last answer:"
					+ " HTTP 404, APIG.0101, no API 20; check audit.swr.endpoint, audit.swr.region and the proxies on"
					+ " the way; what was fetched is kept, and the same command continues")
			.satisfies((ex) -> assertThat(ex.exitCode()).isEqualTo(ExitCode.CONFIGURATION_ERROR));
	}

	@Test
	void anAnswerThatIsNotSwrsIsAnAnswer() throws Exception {
		addTargets(1, 20);
		FakeReader reader = new FakeReader();
		reader.reads((target) -> (number(target) % 5 == 0) ? answeredByOthers(target) : failed(target, true));
		assertThat(numbers(rest(open(reader, 1, 5)))).hasSize(20);
	}

	@Test
	void fewerSilentTargetsThanAllowedAreJustFailed() throws Exception {
		addTargets(1, 4);
		FakeReader reader = new FakeReader();
		reader.reads((target) -> failed(target, true));
		assertThat(numbers(rest(open(reader, 4, 5)))).hasSize(4);
		assertThat(reader.stops()).isZero();
	}

	@Test
	void wrongEndpointEndsTheRunAfterTheFetchedResults() throws Exception {
		addTargets(1, 5_000);
		FakeReader reader = new FakeReader();
		WrongEndpointException wrong = new WrongEndpointException("not the SWR API");
		reader.reads((target) -> {
			if (number(target) == 11) {
				throw wrong;
			}
			return reader.untilStoppedIf(number(target) > 11, audited(target));
		});
		FetchPipeline pipeline = open(reader, 1, 5);
		assertThat(numbers(List.of(next(pipeline))))
			.containsExactlyElementsOf(LongStream.rangeClosed(1, 10).boxed().toList());
		assertThatThrownBy(pipeline::read).isSameAs(wrong);
		assertThat(reader.stops()).isOne();
	}

	@Test
	void fetchesInProgressAtAFailureAreStillReturned() throws Exception {
		addTargets(1, 5_000);
		FakeReader reader = new FakeReader();
		CountDownLatch bothBegun = new CountDownLatch(2);
		reader.reads((target) -> {
			bothBegun.countDown();
			bothBegun.await();
			if (number(target) == 2) {
				throw new WrongEndpointException("not the SWR API");
			}
			reader.awaitStop();
			return audited(target);
		});
		FetchPipeline pipeline = open(reader, 2, 5);
		assertThat(numbers(List.of(next(pipeline)))).contains(1L).doesNotContain(2L);
		assertThatExceptionOfType(WrongEndpointException.class).isThrownBy(pipeline::read);
	}

	@Test
	void errorOfAWorkerIsNotSwallowed() {
		addTargets(1, 1);
		FakeReader reader = new FakeReader();
		Error error = new StackOverflowError();
		reader.reads((target) -> {
			throw error;
		});
		FetchPipeline pipeline = open(reader, 2, 5);
		assertThatThrownBy(pipeline::read).isInstanceOf(IllegalStateException.class).hasCause(error);
	}

	@Test
	void errorOfAWorkerOutsideOfTheReadingIsNotSwallowed() {
		addTargets(1, 1);
		FakeReader reader = new FakeReader();
		Error error = new OutOfMemoryError("Java heap space");
		reader.reads((target) -> audited(target, new AbstractList<>() {

			@Override
			public Permission get(int index) {
				throw error;
			}

			@Override
			public int size() {
				throw error;
			}

		}));
		FetchPipeline pipeline = open(reader, 2, 5);
		assertThatThrownBy(pipeline::read).isInstanceOf(IllegalStateException.class).hasCause(error);
	}

	@Test
	void workersWaitWithMoreThanMemoryIsKeptFor() throws Exception {
		addTargets(1, 3_000);
		FakeReader reader = new FakeReader();
		reader.reads((target) -> audited(target, Collections.nCopies(96, PERMISSION)));
		FetchPipeline pipeline = open(reader, 8, 50);
		for (int taken = 250; taken <= 2_000; taken += 250) {
			assertThat(next(pipeline).size()).isEqualTo(250);
			reader.awaitBegun(taken + 500 + 8);
			assertThat(reader.begun().size()).isEqualTo(taken + 500 + 8);
		}
		assertThat(rest(pipeline)).extracting(List::size).containsExactly(250, 250, 250, 250);
	}

	@Test
	void closingEndsWorkersThatWait() throws Exception {
		addTargets(1, 3_000);
		FakeReader reader = new FakeReader();
		reader.reads((target) -> audited(target, Collections.nCopies(1_000_000, PERMISSION)));
		FetchPipeline pipeline = open(reader, 8, 5);
		assertThat(next(pipeline).size()).isOne();
		reader.awaitBegun(1 + 2 + 8);
		pipeline.close();
		assertThat(this.workers.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
	}

	@Test
	void closingEndsTheWorkers() throws Exception {
		addTargets(1, 5_000);
		FakeReader reader = new FakeReader();
		reader.reads((target) -> audited(target));
		FetchPipeline pipeline = open(reader, 8, 5);
		pipeline.read();
		pipeline.close();
		assertThat(this.workers.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
	}

	private FetchPipeline open(FakeReader reader, int count, int abortAfter) {
		this.workers.setMaximumPoolSize(count);
		this.workers.setCorePoolSize(count);
		FetchPipeline pipeline = new FetchPipeline(this.context.getBean(PendingTargets.class)::first,
				TargetRange.of(audit()), reader, this.workers, new OutageDetector(abortAfter), () -> {
				});
		pipeline.open(new ExecutionContext());
		return pipeline;
	}

	private AuditLedger ledger() {
		return this.context.getBean(AuditLedger.class);
	}

	private Audit audit() {
		return ledger().get(new AuditKey("default", LocalDate.parse("2026-11-21"), 1));
	}

	private void addTargets(int first, int last) {
		this.jdbc.update("""
				insert into repository (id, namespace_id, name) select x, 1, 'app' || x from system_range(?, ?)
				""", first, last);
		this.jdbc.update("""
				insert into target (id, audit_id, line, repository_id) select ? + x, 1, x + 1, x from system_range(?, ?)
				""", RowIds.target(audit().id(), 0), first, last);
	}

	private void settle(int number) {
		this.jdbc.update("insert into outcome (target_id, outcome) values (?, 'AUDITED')",
				RowIds.target(audit().id(), number));
	}

	private static List<FetchResult> next(FetchPipeline pipeline) throws Exception {
		List<FetchResult> list = pipeline.read();
		assertThat(list).isNotNull();
		return (list != null) ? list : List.of();
	}

	private static List<List<FetchResult>> rest(FetchPipeline pipeline) throws Exception {
		List<List<FetchResult>> lists = new ArrayList<>();
		for (List<FetchResult> list = pipeline.read(); list != null; list = pipeline.read()) {
			lists.add(list);
		}
		return lists;
	}

	private static List<Long> numbers(List<List<FetchResult>> lists) {
		return lists.stream().flatMap(List::stream).map((fetchResult) -> number(fetchResult.target())).toList();
	}

	private static long number(Target target) {
		return Long.parseLong(target.repository().substring("app".length()));
	}

	private static FetchResult audited(Target target) {
		return audited(target, List.of());
	}

	private static FetchResult audited(Target target, List<Permission> permissions) {
		return new FetchResult.Audited(target, PermissionList.of(null, permissions), Creator.UNKNOWN, null, null, NOW);
	}

	private static FetchResult failed(Target target, boolean serviceDown) {
		return refused(target, new SwrFailure(SwrFailure.Kind.FAILED, null, null, "no", serviceDown));
	}

	private static FetchResult answeredByOthers(Target target) {
		return refused(target,
				new SwrFailure(SwrFailure.Kind.WRONG_ENDPOINT, 404, "APIG.0101", "no API " + number(target), false));
	}

	private static FetchResult refused(Target target, SwrFailure swrFailure) {
		return new FetchResult.NotAudited(target, swrFailure, false, NOW);
	}

	/**
	 * A scripted reader that stops like the client: fetches in progress end by
	 * themselves.
	 */
	private static final class FakeReader implements FetchPipeline.TargetReader {

		private final Set<Target> begun = ConcurrentHashMap.newKeySet();

		private final Semaphore beginnings = new Semaphore(0);

		private final CountDownLatch stopped = new CountDownLatch(1);

		private Behaviour behaviour = (target) -> {
			throw new IllegalStateException("nothing is to be read");
		};

		private int stops;

		/**
		 * How a target is read.
		 */
		interface Behaviour {

			FetchResult read(Target target) throws InterruptedException;

		}

		void reads(Behaviour behaviour) {
			this.behaviour = behaviour;
		}

		@Override
		public FetchResult read(Target target) throws InterruptedException {
			this.begun.add(target);
			this.beginnings.release();
			return this.behaviour.read(target);
		}

		/** The reading, or an interruption once the reader is stopped. */
		FetchResult untilStoppedIf(boolean waiting, FetchResult fetchResult) throws InterruptedException {
			if (!waiting) {
				return fetchResult;
			}
			awaitStop();
			throw new InterruptedException("the run is being stopped");
		}

		void awaitBegun(int count) throws InterruptedException {
			this.beginnings.acquire(count);
			this.beginnings.release(count);
		}

		void awaitStop() throws InterruptedException {
			this.stopped.await();
		}

		@Override
		public void stop() {
			this.stops++;
			this.stopped.countDown();
		}

		int stops() {
			return this.stops;
		}

		Set<Target> begun() {
			return this.begun;
		}

	}

}
