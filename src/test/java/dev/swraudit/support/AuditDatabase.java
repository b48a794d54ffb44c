package dev.swraudit.support;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.UUID;

import javax.sql.DataSource;

import dev.swraudit.input.Sha256;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * A migrated database to which a test adds an audit, row by row.
 */
public final class AuditDatabase implements AutoCloseable {

	public static final OffsetDateTime STARTED = OffsetDateTime.parse("2026-11-21T02:00:07.4Z");

	static final OffsetDateTime READ = OffsetDateTime.parse("2026-11-21T03:00:08+01:00");

	/** The input that the audits began with. */
	public static final String INPUT = "namespace,repository\nteam,app\n";

	private final DataSource dataSource;

	private final JdbcClient jdbc;

	public AuditDatabase() {
		this(TestDatabase.inMemory());
	}

	AuditDatabase(String url) {
		this(JdbcConnectionPool.create(url, "sa", ""), TestDatabase.H2);
	}

	/** Creates all tables in an empty database of a kind. */
	public AuditDatabase(String url, TestDatabase kind) {
		this((kind == TestDatabase.H2) ? JdbcConnectionPool.create(url, "sa", "") : new DriverManagerDataSource(url),
				kind);
	}

	private AuditDatabase(DataSource dataSource, TestDatabase kind) {
		this.dataSource = dataSource;
		kind.migrate(dataSource);
		this.jdbc = JdbcClient.create(dataSource);
		update("insert into scope (id, name, endpoint) values (1, 'default', 'https://swr.example')");
	}

	public DataSource dataSource() {
		return this.dataSource;
	}

	public JdbcClient jdbc() {
		return this.jdbc;
	}

	public void update(String sql, @Nullable Object... values) {
		JdbcClient.StatementSpec statement = this.jdbc.sql(sql);
		for (Object value : values) {
			statement = statement.param(value);
		}
		statement.update();
	}

	long count(String sql) {
		return this.jdbc.sql(sql).query(Long.class).single();
	}

	public int audit(int id, LocalDate date, int revision) {
		update("""
				insert into audit (id, scope_id, audit_date, revision, endpoint, input_sha256, started_at)
				values (?, 1, ?, ?, 'https://swr.example', ?, ?)
				""", id, date, revision, sha256(INPUT), STARTED);
		return id;
	}

	private static String sha256(String text) {
		return HexFormat.of().formatHex(Sha256.digest().digest(text.getBytes(StandardCharsets.UTF_8)));
	}

	public int account(int id, String userId, String userName) {
		update("insert into account (id, scope_id, digest, user_id, user_name) values (?, 1, ?, ?, ?)", id,
				new UUID(0, id), userId, userName);
		return id;
	}

	public int repository(int id, String namespace, String name) {
		this.jdbc.sql("""
				insert into namespace (scope_id, name)
				select 1, ? where not exists (select 1 from namespace where name = ?)
				""").param(namespace).param(namespace).update();
		update("insert into repository (id, namespace_id, name) select ?, n.id, ? from namespace n where n.name = ?",
				id, name, namespace);
		return id;
	}

	public long target(int audit, int number, int line, @Nullable Integer repository) {
		long id = ((long) audit << 24) + number;
		update("insert into target (id, audit_id, line, repository_id) values (?, ?, ?, ?)", id, audit, line,
				repository);
		update("insert into input_record (id, target_id) values (?, ?)", ((long) audit << 32) + line, id);
		return id;
	}

	void rejected(long target, String namespace, String repository, String message) {
		update("insert into rejected_record (target_id, namespace, repository) values (?, ?, ?)", target, namespace,
				repository);
		update("insert into outcome (target_id, outcome, message) values (?, 'INVALID', ?)", target, message);
		assess(target, "NOT_AUDITED");
	}

	public void audited(long target, @Nullable Integer creator, @Nullable String basis, int permissions) {
		update("""
				insert into outcome (target_id, outcome, creator_account_id, creator_basis, permission_count, read_at)
				values (?, 'AUDITED', ?, ?, ?, ?)
				""", target, creator, basis, permissions, READ);
	}

	public void failed(long target, String outcome, @Nullable Integer status, @Nullable String code, String message) {
		update("""
				insert into outcome (target_id, outcome, http_status, error_code, message, read_at)
				values (?, ?, ?, ?, ?, ?)
				""", target, outcome, status, code, message, READ);
	}

	public void assess(long target, String verdict, @Nullable Integer... counts) {
		Integer managers = (counts.length > 0) ? counts[0] : null;
		Integer others = (counts.length > 1) ? counts[1] : null;
		Integer open = (counts.length > 2) ? counts[2] : null;
		update("insert into assessment (target_id, verdict, manager_count, non_creator_manager_count, open_finding_count)\n"
				+ "values (?, ?, ?, ?, ?)", target, verdict, managers, others, open);
	}

	public void permission(long target, int position, int account, long auth, boolean self, @Nullable Boolean creator) {
		long lists = count("select count(access_list_id) from outcome where target_id = " + target);
		if (lists == 0) {
			update("""
					insert into access_list (id, repository_id, answer_id, digest, account_ids, auths)
					select 1 + (select count(*) from access_list), t.repository_id, '', random_uuid(), ?, ?
					from target t where t.id = ?
					""", new Integer[] { account }, new Long[] { auth }, target);
			update("update outcome set access_list_id = (select max(id) from access_list) where target_id = ?", target);
		}
		else {
			update("""
					update access_list set account_ids = array_append(account_ids, ?), auths = array_append(auths, ?)
					where id = (select access_list_id from outcome where target_id = ?)
					""", account, auth, target);
		}
		if (self) {
			update("update outcome set self_account_id = ? where target_id = ?", account, target);
		}
		if (creator != null) {
			update("update outcome set creator_holder_id = greatest(coalesce(creator_holder_id, 0), ?) where target_id = ?",
					creator ? account : 0, target);
		}
	}

	/**
	 * Adds an open finding on a user.
	 * @param stateBefore code of the state in the baseline; null for a new finding
	 */
	public void userFinding(int audit, int position, int rule, @Nullable Integer stateBefore, int account,
			@Nullable Integer person, int objects) {
		if (count("select count(*) from repository where id = 999") == 0) {
			repository(999, "", "");
		}
		update("""
				insert into finding (id, repository_id, rule, certainty, change, state, state_before, account_id, person_id,
				  auth, object_count, is_self, first_seen, last_verified)
				values (?, 999, ?, 1, ?, 1, ?, ?, ?, 7, ?, false, date '2026-11-21', date '2026-11-21')
				""",
				((long) audit << 32) + position, rule, (stateBefore == null) ? 1 : (stateBefore == 2) ? 5 : 2,
				stateBefore, account, person, objects);
	}

	/** Adds a person with the status {@code left}. */
	public int person(int id, String name) {
		update("insert into person (id, scope_id, digest, person, status) values (?, 1, ?, ?, 3)", id, new UUID(0, id),
				name);
		return id;
	}

	/**
	 * Adds an exception.
	 * @param position position in the file
	 * @param userName name of the holder; null for {@code *}
	 * @param expires last day; null if there is none
	 */
	public long exception(int audit, int position, String id, String rule, @Nullable String userName,
			@Nullable String expires, int uses) {
		long row = ((long) audit << 32) + position;
		update("""
				insert into accepted_exception (id, audit_id, exception_id, rule, namespace, repository, user_id, user_name,
				  reason, approver, approved_on, expires, uses)
				values (?, ?, ?, ?, '*', '*', ?, ?, 'reason', 'carol', date '2026-01-01', ?, ?)
				""",
				row, audit, id, rule, (userName == null) ? "*" : "", userName,
				(expires != null) ? LocalDate.parse(expires) : null, uses);
		return row;
	}

	/** Adds a row of a decisions file. */
	public void decisionRow(int audit, int position, int line, int status, String note) {
		update("""
				insert into decision_row values (?, ?, 'team.csv', ?, '', 'keep', 'bob', '2026-11-01', 'x', '', '', '', ?, ?)
				""",
				((long) audit << 32) + position, audit, line, status, note);
	}

	/** Adds a user with one permission. */
	public void holder(int audit, int position, int account, @Nullable String otherNames) {
		update("insert into holder values (?, ?, ?, null, null, 1, 1, 1, 0, 0, 0, 0, 0, date '2026-11-21')",
				((long) audit << 32) + position, account, otherNames);
	}

	/**
	 * An open finding; a new one is first seen today, any other was seen the day before.
	 */
	public void finding(int audit, int position, int repository, int rule, int certainty, int change,
			@Nullable Integer creator, int account, long auth, boolean self) {
		update("""
				insert into finding (id, repository_id, rule, certainty, change, state, state_before, creator_account_id,
				  account_id, auth, is_self, first_seen, last_verified)
				values (?, ?, ?, ?, ?, 1, ?, ?, ?, ?, ?, ?, date '2026-11-21')
				""",
				((long) audit << 32) + position, repository, rule, certainty, change, (change == 1) ? null : 1, creator,
				account, auth, self, LocalDate.parse((change == 1) ? "2026-11-21" : "2026-11-20"));
	}

	@Override
	public void close() {
		if (this.dataSource instanceof JdbcConnectionPool pool) {
			update("shutdown");
			pool.dispose();
		}
	}

}
