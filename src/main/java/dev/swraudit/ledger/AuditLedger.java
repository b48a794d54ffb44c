package dev.swraudit.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
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
 * Stored audits, their targets and the outcomes.
 */
@Component
public class AuditLedger {

	/** Tables with few rows for each audit, which are deleted together with it. */
	public static final List<String> TABLES_BY_AUDIT = List.of("accepted_exception", "account_source", "ambiguous_name",
			"copied_file", "decision_row", "population");

	private static final String SELECT_AUDIT = """
			select a.id, a.scope_id, s.name, a.audit_date, a.revision, a.edition, a.endpoint, a.input_sha256,
			  a.from_listing, a.started_at, a.evaluated_with, a.complete, a.exit_code, a.published
			from audit a
			join scope s on s.id = a.scope_id
			where s.name = ?
			""";

	private final JdbcTemplate jdbc;

	private final TransactionTemplate ownTransaction;

	AuditLedger(JdbcTemplate jdbc, PlatformTransactionManager transactions) {
		this.jdbc = jdbc;
		this.ownTransaction = new TransactionTemplate(transactions);
		this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
	}

	/** Returns the latest edition of an audit; empty if the audit has not begun. */
	public Optional<Audit> find(AuditKey key) {
		return this.jdbc
			.query(SELECT_AUDIT + " and a.audit_date = ? and a.revision = ? order by a.edition desc",
					AuditLedger::audit, key.scope(), key.date(), key.revision())
			.stream()
			.findFirst();
	}

	/** Returns the latest edition of an audit that has begun. */
	public Audit get(AuditKey key) {
		return find(key).orElseThrow(() -> new IllegalStateException("no audit " + key));
	}

	/** Returns the published edition of an audit. */
	public Optional<Audit> findPublished(AuditKey key) {
		return this.jdbc
			.query(SELECT_AUDIT + " and a.audit_date = ? and a.revision = ? and a.published", AuditLedger::audit,
					key.scope(), key.date(), key.revision())
			.stream()
			.findFirst();
	}

	/** Returns the published audits of a scope, latest first. */
	public List<Audit> published(String scope) {
		return this.jdbc.query(SELECT_AUDIT + " and a.published order by a.audit_date desc, a.revision desc",
				AuditLedger::audit, scope);
	}

	/**
	 * Returns the unpublished audits of a scope, continuations of published ones
	 * included, latest first.
	 */
	public List<Audit> unpublished(String scope) {
		return this.jdbc.query(SELECT_AUDIT + " and not a.published order by a.audit_date desc, a.revision desc",
				AuditLedger::audit, scope);
	}

	/**
	 * Returns the first date from which on the database has every published audit of a
	 * scope; empty if it has all. It lacks those that {@code audit.retention} removed,
	 * and those that a run with {@code audit.new-history} acknowledged.
	 */
	public Optional<LocalDate> firstDayWithAllAudits(String scope) {
		LocalDate lacking = this.jdbc.queryForObject(
				"select max(audit_date) from known_publication where audit_scope = ?", LocalDate.class, scope);
		return Optional.ofNullable(lacking)
			.map((last) -> published(scope).stream()
				.map((audit) -> audit.key().date())
				.filter(last::isBefore)
				.reduce((later, earlier) -> earlier)
				.orElse(last.plusDays(1)));
	}

	/** Returns the names of the scopes that have audits, sorted. */
	public List<String> scopes() {
		return this.jdbc.queryForList("""
				select name from scope s where exists (select 1 from audit a where a.scope_id = s.id) order by name
				""", String.class);
	}

	/**
	 * Returns the endpoint of a scope: the proven one or, before that, the last one
	 * tried.
	 */
	public Optional<String> endpointOf(String scope) {
		return this.jdbc.queryForList("select endpoint from scope where name = ?", String.class, scope)
			.stream()
			.findFirst();
	}

	/**
	 * Returns whether SWR ever answered an access call at the endpoint of a scope. The
	 * scope keeps a proven endpoint, even after its audits are removed.
	 */
	public boolean isEndpointProven(String scope) {
		return this.jdbc.queryForList("select endpoint_proven from scope where name = ?", Boolean.class, scope)
			.contains(true);
	}

	/**
	 * Records that SWR answered an access call at the endpoint of an audit. Needs the
	 * transaction that stores the answer.
	 */
	public void proveEndpoint(Audit audit) {
		this.jdbc.update("""
				update scope set endpoint_proven = true where id = ? and endpoint = ? and not endpoint_proven
				""", audit.scopeId(), audit.endpoint());
	}

	/** Changes the endpoint of a scope, unless it is proven. */
	public void moveScope(String scope, String endpoint) {
		this.jdbc.update("update scope set endpoint = ? where name = ? and not endpoint_proven", endpoint, scope);
	}

	/**
	 * Records the endpoint of an audit from now on. Published audits keep theirs.
	 */
	public void recordEndpoint(Audit audit, String endpoint) {
		this.jdbc.update("update audit set endpoint = ? where id = ?", endpoint, audit.id());
	}

	/**
	 * Begins an audit. Needs the transaction in which the caller imports the targets. The
	 * scope is stored even if that transaction is rolled back.
	 * @param fromListing whether the input is the listing of SWR
	 */
	public Audit begin(AuditKey key, String endpoint, String inputSha256, boolean fromListing, Instant startedAt) {
		int scopeId = scopeId(key.scope(), endpoint);
		this.jdbc.update("""
				insert into audit (scope_id, audit_date, revision, endpoint, input_sha256, from_listing, started_at)
				values (?, ?, ?, ?, ?, ?, ?)
				""", scopeId, key.date(), key.revision(), endpoint, inputSha256, fromListing,
				OffsetDateTime.ofInstant(startedAt, ZoneOffset.UTC));
		return get(key);
	}

	/** Stores a scope in its own transaction if it is new. */
	public void registerScope(String scope, String endpoint) {
		scopeId(scope, endpoint);
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
	 * Makes {@code FAILED} and {@code FORBIDDEN} targets pending again, for another
	 * execution of the audit. If too many objects had vanished, also {@code NOT_FOUND}
	 * ones, because their answers are in doubt.
	 */
	public void reopen(Audit audit) {
		this.jdbc.update("""
				delete from outcome
				where target_id > ? and target_id < ?
				  and (outcome in ('FAILED', 'FORBIDDEN') or (outcome = 'NOT_FOUND' and ?))
				""", RowIds.target(audit.id(), 0), RowIds.target(audit.id() + 1, 0), vanished(audit).tooMany());
		this.jdbc.update("update audit set complete = null, exit_code = null where id = ?", audit.id());
	}

	/** Counts one more execution of an audit. */
	public void countExecution(Audit audit) {
		this.jdbc.update("update audit set executions = executions + 1 where id = ?", audit.id());
	}

	/**
	 * Adds to the request counters of an audit, unless it has ended.
	 */
	public void addTraffic(Audit audit, long requests, long retries, long throttled, long slowedMillis) {
		this.jdbc.update("""
				update audit
				set requests = requests + ?, retries = retries + ?, throttled = throttled + ?,
				  slowed_millis = slowed_millis + ?
				where id = ? and complete is null
				""", requests, retries, throttled, slowedMillis, audit.id());
	}

	/** Returns what had vanished in the last evaluation of an audit. */
	public Vanished vanished(Audit audit) {
		return Objects.requireNonNull(this.jdbc.queryForObject(
				"select too_many_vanished, too_many_organizations_vanished from audit where id = ?",
				(row, number) -> new Vanished(row.getBoolean(1), row.getBoolean(2)), audit.id()));
	}

	/**
	 * Records the basis of the evaluation of an audit.
	 * @param evaluatedWith SHA-256 of the exceptions and settings
	 */
	public void recordEvaluation(Audit audit, String evaluatedWith) {
		this.jdbc.update("update audit set evaluated_with = ? where id = ?", evaluatedWith, audit.id());
	}

	/** Records the result of an audit. */
	public void conclude(Audit audit, boolean complete, int exitCode, Instant finishedAt) {
		this.jdbc.update("update audit set complete = ?, exit_code = ?, finished_at = ? where id = ?", complete,
				exitCode, OffsetDateTime.ofInstant(finishedAt, ZoneOffset.UTC), audit.id());
	}

	private static Audit audit(ResultSet row, int number) throws SQLException {
		AuditKey key = new AuditKey(row.getString("name"), row.getDate("audit_date").toLocalDate(),
				row.getInt("revision"));
		return new Audit(row.getInt("id"), row.getInt("scope_id"), key, row.getInt("edition"),
				row.getString("endpoint"), row.getString("input_sha256"), row.getBoolean("from_listing"),
				row.getObject("started_at", OffsetDateTime.class).toInstant(), row.getString("evaluated_with"),
				row.getObject("complete", Boolean.class), row.getObject("exit_code", Integer.class),
				row.getBoolean("published"));
	}

}
