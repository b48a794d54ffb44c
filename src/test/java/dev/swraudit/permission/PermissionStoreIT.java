package dev.swraudit.permission;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import javax.sql.DataSource;

import dev.swraudit.access.AccessList.Grant;
import dev.swraudit.access.SwrFailure;
import dev.swraudit.ledger.Audit;
import dev.swraudit.ledger.AuditKey;
import dev.swraudit.ledger.KnownList;
import dev.swraudit.ledger.KnownRepository;
import dev.swraudit.ledger.RowIds;
import dev.swraudit.ledger.Target;
import dev.swraudit.support.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class PermissionStoreIT {

	private static final Instant NOW = Instant.parse("2026-11-21T02:00:00Z");

	private static final Permission SELF = new Permission("u0", "auditor", 1, true);

	private static final Permission OTHER = new Permission("u9", "other", 1, true);

	private static final Permission ANN = new Permission("u1", "ann", 7, false);

	private static final Permission BOB = new Permission("u2", "bob", 1, false);

	@Parameter
	TestDatabase database;

	@TempDir
	Path directory;

	private DataSource dataSource;

	private JdbcTemplate jdbc;

	private Audit audit;

	@BeforeEach
	void begin() {
		this.dataSource = this.database.migrated(this.directory);
		this.jdbc = new JdbcTemplate(this.dataSource);
		this.jdbc.update("insert into scope (id, name, endpoint) values (1, 'default', 'https://swr.example')");
		this.jdbc.update("""
				insert into audit (id, scope_id, audit_date, revision, endpoint, started_at)
				values (1, 1, date '2026-11-21', 1, 'https://swr.example',
				  timestamp with time zone '2026-11-21 02:00:00+00')
				""");
		this.audit = new Audit(1, 1, new AuditKey("default", LocalDate.parse("2026-11-21"), 1), 1,
				"https://swr.example", "", false, NOW, null, null, null, false);
	}

	@Test
	void rowsShowTheCreatorAsFarAsKnown() {
		store().store(List.of(created(1, Creator.byId("u1", "ann")), created(2, Creator.byName("bob")),
				created(3, Creator.byUnconfirmedName("ann")), created(4, Creator.UNKNOWN),
				created(5, Creator.byId("u9", "zoe"))));
		assertThat(this.jdbc.query("""
				select o.creator_basis, nullif(c.user_id, ''), c.user_name,
				  case o.creator_holder_id when 0 then 'nobody' else h.user_id end, s.user_id
				from outcome o
				left join account c on c.id = o.creator_account_id
				left join account h on h.id = o.creator_holder_id
				left join account s on s.id = o.self_account_id
				order by o.target_id
				""",
				(row, number) -> row.getString(1) + " " + row.getString(2) + " " + row.getString(3) + " "
						+ row.getString(4) + " " + row.getString(5)))
			.containsExactly("id u1 ann u1 u0", "name null bob u2 u0", "name null ann null u0",
					"null null null null u0", "id u9 zoe nobody u0");
	}

	@Test
	void equalListsOfARepositoryAreStoredOnce() {
		store().store(List.of(audited(1, ANN, BOB), audited(2, ANN, BOB), audited(3)));
		List<KnownList> known = this.jdbc.query("select id, answer_id, digest from access_list where repository_id = 1",
				(row, number) -> new KnownList(row.getInt(1), row.getString(2), row.getObject(3, UUID.class)));
		this.jdbc.update("delete from outcome");
		Target again = new Target(RowIds.target(1, 1), "team", "app1", new KnownRepository(1, null, known));
		store().store(List.of(new FetchResult.Audited(again, PermissionList.of("7", List.of(ANN, BOB)), Creator.UNKNOWN,
				null, null, NOW)));
		assertThat(this.jdbc.queryForObject("select access_list_id from outcome", Integer.class))
			.isEqualTo(known.get(0).id());
		assertThat(this.jdbc.queryForList("select repository_id from access_list order by id", Integer.class))
			.containsExactly(1, 2, 3);
	}

	@Test
	void changedListAndListOfARecreatedRepositoryAreStored() {
		store().store(List.of(audited(1, ANN, BOB)));
		KnownList known = new KnownList(1000, "7", PermissionList.of("7", List.of(ANN, BOB)).digest());
		this.jdbc.update("delete from outcome");
		for (PermissionList list : List.of(PermissionList.of("8", List.of(ANN, BOB)),
				PermissionList.of("7", List.of(ANN)), PermissionList.of(null, List.of(ANN, BOB)),
				PermissionList.of("7", List.of(ANN, new Permission("u2", "robert", 1, false))),
				PermissionList.of("7", List.of(ANN, new Permission("u2", "bob", 3, false))))) {
			Target again = new Target(RowIds.target(1, 1), "team", "app1",
					new KnownRepository(1, null, List.of(known)));
			store().store(List.of(new FetchResult.Audited(again, list, Creator.UNKNOWN, null, null, NOW)));
			this.jdbc.update("delete from outcome");
		}
		assertThat(this.jdbc.queryForObject("select count(*) from access_list", Integer.class)).isEqualTo(6);
	}

	@Test
	void firstStoredCallerIsTheCallerOfTheAudit() {
		PermissionStore store = store();
		assertThat(store.store(List.of(audited(1, ANN), failed(2)))).isEmpty();
		assertThat(caller()).isNull();
		assertThat(store.store(List.of(audited(3, ANN), audited(4, SELF), audited(5, SELF)))).isEmpty();
		assertThat(caller()).isEqualTo("u0 auditor");
		assertThat(store.store(List.of(audited(6, new Permission("u0", "renamed", 7, true)), audited(7, ANN))))
			.isEmpty();
		assertThat(caller()).isEqualTo("u0 auditor");
		assertThat(settled()).containsExactly(1, 2, 3, 4, 5, 6, 7);
	}

	@Test
	void responseWithAnotherCallerIsNotStored() {
		assertThat(store().store(List.of(audited(1, SELF), audited(2, OTHER, BOB), audited(3, ANN), failed(4))))
			.hasValueSatisfying((another) -> assertThat(another)
				.hasMessage("SWR identifies the caller as user 'other' (user_id u9),"
						+ " but the caller of the audit of 2026-11-21 is user 'auditor' (user_id u0); use the credentials of that"
						+ " user, or begin a fresh audit with revision=2"));
		assertThat(settled()).containsExactly(1, 3, 4);
		assertThat(this.jdbc.queryForList("select user_id from account order by user_id", String.class))
			.containsExactly("u0", "u1");
	}

	@Test
	void callerIsKeptInLaterRuns() {
		store().store(List.of(audited(1, SELF)));
		assertThat(store().store(List.of(audited(2, OTHER), audited(3, SELF)))).isPresent();
		assertThat(settled()).containsExactly(1, 3);
		assertThat(caller()).isEqualTo("u0 auditor");
	}

	@Test
	void oneOfTwoWorkersWithDifferentCallersWins() throws Exception {
		assumeTrue(this.database == TestDatabase.POSTGRESQL, "several writers at once");
		CountDownLatch stored = new CountDownLatch(1);
		ExecutorService threads = Executors.newFixedThreadPool(2);
		TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(this.dataSource));
		try {
			Future<Boolean> first = threads.submit(() -> transaction.execute((status) -> {
				boolean all = store().store(List.of(audited(1, SELF))).isEmpty();
				stored.countDown();
				awaitBlockedSession();
				return all;
			}));
			assertThat(stored.await(30, TimeUnit.SECONDS)).isTrue();
			Future<?> second = threads
				.submit(() -> transaction.execute((status) -> store().store(List.of(audited(2, OTHER)))));
			assertThat(first.get()).isTrue();
			assertThatExceptionOfType(ExecutionException.class).isThrownBy(second::get)
				.withCauseInstanceOf(AnotherCallerException.class);
		}
		finally {
			threads.shutdown();
		}
		assertThat(settled()).containsExactly(1);
		assertThat(caller()).isEqualTo("u0 auditor");
	}

	/** Waits until a session of this database waits for a lock of another one. */
	private void awaitBlockedSession() {
		Integer blocked = 0;
		while (blocked == null || blocked == 0) {
			blocked = this.jdbc.queryForObject("""
					select count(*) from pg_locks l
					join pg_stat_activity s on s.pid = l.pid
					where not l.granted and s.datname = current_database()
					""", Integer.class);
		}
	}

	private PermissionStore store() {
		return new PermissionStore(this.jdbc, this.audit, ResultTables.TARGETS);
	}

	private @Nullable String caller() {
		return this.jdbc.queryForObject("""
				select c.user_id || ' ' || c.user_name
				from audit a
				left join account c on c.id = a.audited_by_account_id
				where a.id = 1
				""", String.class);
	}

	private List<Integer> settled() {
		return this.jdbc.queryForList("select target_id - 16777216 from outcome order by target_id", Integer.class);
	}

	private static FetchResult created(int number, Creator creator) {
		return new FetchResult.Audited(target(number), PermissionList.of("7", List.of(SELF, ANN, BOB)), creator, null,
				null, NOW);
	}

	private static FetchResult failed(int number) {
		return new FetchResult.NotAudited(target(number), SwrFailure.failed("no"), false, NOW);
	}

	private static Target target(int number) {
		return new Target(RowIds.target(1, number), "team", "app" + number,
				new KnownRepository(number, null, List.of()));
	}

	private static FetchResult audited(int number, Permission... permissions) {
		Grant self = Stream.of(permissions)
			.filter(Permission::self)
			.map((permission) -> new Grant(permission.userId(), permission.userName(), permission.auth(), true))
			.findFirst()
			.orElse(null);
		return new FetchResult.Audited(target(number), PermissionList.of("7", List.of(permissions)), Creator.UNKNOWN,
				self, null, NOW);
	}

}
