package dev.swraudit.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.support.DataAccessUtils;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The ledger of audits and of the targets in each: what is to be read, and what has
 * become of it.
 */
@Component
public class AuditLedger {

	private static final String SELECT_AUDIT = """
			select a.id, a.scope_id, s.name, a.audit_date, a.revision, a.edition, a.endpoint, a.input_sha256,
			  a.started_at, a.evaluated_with, a.complete, a.exit_code, a.published
			from audit a
			join scope s on s.id = a.scope_id
			where s.name = ?
			""";

	private static final String SELECT_PENDING = """
			select t.id, n.name as namespace, r.name as repository, k.answer_id, a.user_id, a.user_name
			from target t
			join repository r on r.id = t.repository_id
			join namespace n on n.id = r.namespace_id
			left join outcome o on o.target_id = t.id
			left join audit d on d.id = t.audit_id
			left join known_creator k on k.repository_id = r.id and d.revision = 1
			left join account a on a.id = k.creator_account_id
			where t.id > ? and t.id < ? and o.target_id is null
			order by t.id
			limit ?
			""";

	private static final String PENDING = """
			from target t
			left join outcome o on o.target_id = t.id
			where t.id > ? and t.id < ? and o.target_id is null
			""";

	private final JdbcTemplate jdbc;

	private final TransactionTemplate ownTransaction;

	AuditLedger(JdbcTemplate jdbc, PlatformTransactionManager transactions) {
		this.jdbc = jdbc;
		this.ownTransaction = new TransactionTemplate(transactions);
		this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
	}

	/** The latest edition of the audit with this key, if it has begun. */
	public Optional<Audit> find(AuditKey key) {
		return this.jdbc
			.query(SELECT_AUDIT + " and a.audit_date = ? and a.revision = ? order by a.edition desc",
					AuditLedger::audit, key.scope(), key.date(), key.revision())
			.stream()
			.findFirst();
	}

	/** The latest edition of the audit with this key, which has begun. */
	public Audit get(AuditKey key) {
		return find(key).orElseThrow(() -> new IllegalStateException("no audit " + key));
	}

	/** The published edition of the audit with this key. */
	public Optional<Audit> findPublished(AuditKey key) {
		return this.jdbc
			.query(SELECT_AUDIT + " and a.audit_date = ? and a.revision = ? and a.published", AuditLedger::audit,
					key.scope(), key.date(), key.revision())
			.stream()
			.findFirst();
	}

	/** The published audits of a scope, the latest first. */
	public List<Audit> published(String scope) {
		return this.jdbc.query(SELECT_AUDIT + " and a.published order by a.audit_date desc, a.revision desc",
				AuditLedger::audit, scope);
	}

	/**
	 * The audits of a scope, and continuations of published ones, that are not published
	 * yet, the latest first.
	 */
	public List<Audit> unpublished(String scope) {
		return this.jdbc.query(SELECT_AUDIT + " and not a.published order by a.audit_date desc, a.revision desc",
				AuditLedger::audit, scope);
	}

	/** The scopes that have been audited, by name. */
	public List<String> scopes() {
		return this.jdbc.queryForList("""
				select name from scope s where exists (select 1 from audit a where a.scope_id = s.id) order by name
				""", String.class);
	}

	/**
	 * The endpoint of a scope: the one it keeps, or, before it is proven, the last that
	 * was tried.
	 */
	public Optional<String> endpointOf(String scope) {
		return this.jdbc.queryForList("select endpoint from scope where name = ?", String.class, scope)
			.stream()
			.findFirst();
	}

	/**
	 * Whether SWR ever answered an access call at the endpoint of a scope, so that the
	 * scope keeps it. Removing audits does not change that.
	 */
	public boolean isEndpointProven(String scope) {
		return this.jdbc.queryForList("select endpoint_proven from scope where name = ?", Boolean.class, scope)
			.contains(true);
	}

	/**
	 * Records that SWR answered an access call at an audit's endpoint, in the transaction
	 * that stores the answer.
	 */
	public void proveEndpoint(Audit audit) {
		this.jdbc.update("""
				update scope set endpoint_proven = true where id = ? and endpoint = ? and not endpoint_proven
				""", audit.scopeId(), audit.endpoint());
	}

	/** Gives a scope another endpoint, because its own is not proven. */
	public void moveScope(String scope, String endpoint) {
		this.jdbc.update("update scope set endpoint = ? where name = ? and not endpoint_proven", endpoint, scope);
	}

	/**
	 * Records which endpoint an audit asks from now on. Earlier audits keep theirs, as it
	 * was published.
	 */
	public void recordEndpoint(Audit audit, String endpoint) {
		this.jdbc.update("update audit set endpoint = ? where id = ?", endpoint, audit.id());
	}

	/**
	 * Begins an audit, in the transaction of the caller, who imports its targets in the
	 * same. Its scope is there from now on, whatever becomes of that.
	 */
	public Audit begin(AuditKey key, String endpoint, String inputSha256, Instant startedAt) {
		int scopeId = scopeId(key.scope(), endpoint);
		this.jdbc.update("""
				insert into audit (scope_id, audit_date, revision, endpoint, input_sha256, started_at)
				values (?, ?, ?, ?, ?, ?)
				""", scopeId, key.date(), key.revision(), endpoint, inputSha256,
				OffsetDateTime.ofInstant(startedAt, ZoneOffset.UTC));
		return get(key);
	}

	private int scopeId(String scope, String endpoint) {
		Integer known = scopeId(scope);
		return (known != null) ? known : Objects.requireNonNull(this.ownTransaction.execute((transaction) -> {
			this.jdbc.update("insert into scope (name, endpoint) values (?, ?)", scope, endpoint);
			return Objects.requireNonNull(scopeId(scope));
		}));
	}

	private @Nullable Integer scopeId(String scope) {
		return DataAccessUtils
			.singleResult(this.jdbc.queryForList("select id from scope where name = ?", Integer.class, scope));
	}

	/**
	 * Makes the targets that could not be read pending again, for one more execution of
	 * an audit. Where too many targets had vanished, those that were not found are
	 * pending again too, because their answers are in doubt.
	 */
	public void reopen(Audit audit) {
		this.jdbc.update("""
				delete from outcome
				where target_id > ? and target_id < ?
				  and (outcome in ('FAILED', 'FORBIDDEN') or (outcome = 'NOT_FOUND' and ?))
				""", RowIds.target(audit.id(), 0), RowIds.target(audit.id() + 1, 0), hasTooManyVanished(audit));
		this.jdbc.update("update audit set complete = null, exit_code = null where id = ?", audit.id());
	}

	/** Counts one more execution of an audit. */
	public void countExecution(Audit audit) {
		this.jdbc.update("update audit set executions = executions + 1 where id = ?", audit.id());
	}

	/**
	 * The targets without an outcome, cut into ranges of about the same number.
	 * @param most ranges, above 0
	 * @param smallest number of targets that is worth a range
	 */
	public List<TargetRange> pendingRanges(Audit audit, int most, int smallest) {
		TargetRange all = TargetRange.of(audit);
		long size = Math.max(smallest, (countPending(audit) + most - 1) / most);
		return this.jdbc.query("""
				select min(id) - 1, max(id) + 1
				from (select t.id, (row_number() over (order by t.id) - 1) / ? as part %s) p
				group by part
				order by part
				""".formatted(PENDING), (row, number) -> new TargetRange(row.getLong(1), row.getLong(2)), size,
				all.after(), all.before());
	}

	/**
	 * Returns the first targets of a range that have no outcome, in the order of their
	 * ids. From revision 2 on they have no known creator, because such an audit looks all
	 * creators up again.
	 */
	public List<Target> pending(TargetRange range, int limit) {
		return this.jdbc.query(SELECT_PENDING, AuditLedger::target, range.after(), range.before(), limit);
	}

	/** How many targets have no outcome. */
	public long countPending(Audit audit) {
		Long pending = this.jdbc.queryForObject("""
				select (select count(*) from target where id > ? and id < ?)
				  - (select count(*) from outcome where target_id > ? and target_id < ?)
				""", Long.class, RowIds.target(audit.id(), 0), RowIds.target(audit.id() + 1, 0),
				RowIds.target(audit.id(), 0), RowIds.target(audit.id() + 1, 0));
		return (pending != null) ? pending : 0;
	}

	private static Target target(ResultSet row, int number) throws SQLException {
		String answerId = row.getString("answer_id");
		KnownCreator creator = (answerId != null)
				? new KnownCreator(answerId, row.getString("user_id"), textOrNull(row, "user_name")) : null;
		return new Target(row.getLong("id"), row.getString("namespace"), row.getString("repository"), creator);
	}

	private static @Nullable String textOrNull(ResultSet row, String column) throws SQLException {
		String text = row.getString(column);
		return (text == null || text.isEmpty()) ? null : text;
	}

	/**
	 * Adds what was sent since the last time to the audit's account, unless that is
	 * closed.
	 */
	public void addTraffic(Audit audit, long requests, long retries, long throttled, long slowedMillis) {
		this.jdbc.update("""
				update audit
				set requests = requests + ?, retries = retries + ?, throttled = throttled + ?,
				  slowed_millis = slowed_millis + ?
				where id = ? and complete is null
				""", requests, retries, throttled, slowedMillis, audit.id());
	}

	/** How many records of an audit have which outcome so far. */
	public OutcomeCounts countOutcomes(Audit audit) {
		Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);
		this.jdbc.query("""
				select outcome, count(*) from outcome where target_id > ? and target_id < ? group by outcome
				""", (row) -> {
			counts.put(Outcome.valueOf(row.getString(1)), row.getLong(2));
		}, RowIds.target(audit.id(), 0), RowIds.target(audit.id() + 1, 0));
		return new OutcomeCounts(counts);
	}

	/**
	 * Whether the last evaluation of an audit found that too many targets had vanished.
	 */
	public boolean hasTooManyVanished(Audit audit) {
		return Boolean.TRUE.equals(this.jdbc.queryForObject("select too_many_vanished from audit where id = ?",
				Boolean.class, audit.id()));
	}

	/**
	 * Records what the evaluation of an audit depended on.
	 * @param evaluatedWith SHA-256 of the exceptions and settings
	 */
	public void recordEvaluation(Audit audit, String evaluatedWith) {
		this.jdbc.update("update audit set evaluated_with = ? where id = ?", evaluatedWith, audit.id());
	}

	/** Records how an audit ends. */
	public void conclude(Audit audit, boolean complete, int exitCode, Instant finishedAt) {
		this.jdbc.update("update audit set complete = ?, exit_code = ?, finished_at = ? where id = ?", complete,
				exitCode, OffsetDateTime.ofInstant(finishedAt, ZoneOffset.UTC), audit.id());
	}

	private static Audit audit(ResultSet row, int number) throws SQLException {
		AuditKey key = new AuditKey(row.getString("name"), row.getDate("audit_date").toLocalDate(),
				row.getInt("revision"));
		return new Audit(row.getInt("id"), row.getInt("scope_id"), key, row.getInt("edition"),
				row.getString("endpoint"), row.getString("input_sha256"),
				row.getObject("started_at", OffsetDateTime.class).toInstant(), row.getString("evaluated_with"),
				row.getObject("complete", Boolean.class), row.getObject("exit_code", Integer.class),
				row.getBoolean("published"));
	}

}
