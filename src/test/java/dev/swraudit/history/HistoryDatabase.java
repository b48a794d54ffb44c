package dev.swraudit.history;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import javax.sql.DataSource;

import dev.swraudit.finding.FindingState;
import dev.swraudit.finding.Rule;
import dev.swraudit.ledger.Audit;
import dev.swraudit.ledger.AuditKey;
import dev.swraudit.ledger.RowIds;
import dev.swraudit.permission.Account;
import dev.swraudit.target.RepositoryName;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.SqlArrayValue;

/**
 * A migrated database to which a test adds published audits of a scope. The objects of an
 * audit are added in the order of names.
 */
final class HistoryDatabase {

	static final String SCOPE = "default";

	private final JdbcTemplate jdbc;

	private final Map<RepositoryName, Integer> repositories = new HashMap<>();

	private final Map<Account, Integer> accounts = new HashMap<>();

	private final Map<List<Object>, Integer> lists = new LinkedHashMap<>();

	private int audit;

	private LocalDate date = LocalDate.MIN;

	private OffsetDateTime readAt = OffsetDateTime.MIN;

	private int target;

	private int grantList;

	private int listed;

	private int finding;

	HistoryDatabase(DataSource dataSource) {
		this.jdbc = new JdbcTemplate(dataSource);
		this.jdbc.update("insert into scope (id, name, endpoint) values (1, ?, 'https://swr.example')", SCOPE);
	}

	JdbcTemplate jdbc() {
		return this.jdbc;
	}

	/** Begins a published audit, which reads on its day. */
	HistoryDatabase audit(LocalDate date) {
		return audit(date, 1, date.atTime(2, 0).atOffset(ZoneOffset.UTC));
	}

	/** Begins a published audit, which reads at a time. */
	HistoryDatabase audit(LocalDate date, int revision, OffsetDateTime readAt) {
		this.audit++;
		this.date = date;
		this.readAt = readAt;
		this.target = 0;
		this.grantList = 0;
		this.listed = 0;
		this.finding = 0;
		this.jdbc.update("""
				insert into audit (id, scope_id, audit_date, revision, endpoint, audited_by_account_id, started_at,
				  finished_at, published)
				values (?, 1, ?, ?, 'https://swr.example', ?, ?, ?, true)
				""", this.audit, date, revision, account("auditor", "auditor"), readAt, readAt.plusMinutes(5));
		return this;
	}

	/** Returns the audit that was begun last. */
	Audit current() {
		return new Audit(this.audit, 1, new AuditKey(SCOPE, this.date, 1), 1, "", "", false, this.readAt.toInstant(),
				null, null, null, true);
	}

	HistoryDatabase tooManyVanished() {
		this.jdbc.update("update audit set too_many_vanished = true where id = ?", this.audit);
		return this;
	}

	/**
	 * Adds a repository whose list was read.
	 * @param holders holders such as {@code ann=7}, in the order of user ids
	 */
	HistoryDatabase repository(RepositoryName name, String answerId, String... holders) {
		return target(name, "AUDITED", list(name, answerId, holders));
	}

	/** Adds a repository whose list was not read. */
	HistoryDatabase repository(RepositoryName name, String outcome) {
		return target(name, outcome, null);
	}

	private HistoryDatabase target(RepositoryName name, String outcome, @Nullable Integer list) {
		long id = RowIds.target(this.audit, ++this.target);
		this.jdbc.update("insert into target (id, audit_id, line, repository_id) values (?, ?, ?, ?)", id, this.audit,
				this.target + 1, id(name));
		this.jdbc.update("insert into outcome (target_id, outcome, access_list_id, read_at) values (?, ?, ?, ?)", id,
				outcome, list, this.readAt);
		return this;
	}

	/** Adds an organization whose list was read. */
	HistoryDatabase organization(String namespace, String... holders) {
		RepositoryName name = RepositoryName.ofOrganization(namespace);
		return grantList(2, name, list(name, "", holders), null);
	}

	/**
	 * Adds the accounts that a repository is shared with.
	 * @param message why the list may be incomplete; null if it is whole
	 */
	HistoryDatabase shares(RepositoryName name, @Nullable String message, String... accounts) {
		return grantList(4, name,
				list(name, "", Arrays.stream(accounts).map((account) -> account + "=1").toArray(String[]::new)),
				message);
	}

	private HistoryDatabase grantList(int source, RepositoryName name, int list, @Nullable String message) {
		long id = RowIds.target(this.audit, ++this.grantList);
		this.jdbc.update("insert into grant_list (id, audit_id, grant_source, repository_id) values (?, ?, ?, ?)", id,
				this.audit, source, id(name));
		this.jdbc.update("""
				insert into grant_outcome (target_id, outcome, message, access_list_id, read_at)
				values (?, 'AUDITED', ?, ?, ?)
				""", id, message, list, this.readAt);
		return this;
	}

	/** Adds that the listing and the list of shared repositories were read. */
	HistoryDatabase listing() {
		for (int source : new int[] { 1, 4 }) {
			this.jdbc.update("insert into account_source (audit_id, source, status) values (?, ?, 1)", this.audit,
					source);
		}
		this.jdbc.update("insert into population (audit_id, read_at) values (?, ?)", this.audit, this.readAt);
		return this;
	}

	/** Adds a repository to the listing. */
	HistoryDatabase listed(RepositoryName name, boolean isPublic) {
		this.jdbc.update("insert into listed_repository (id, repository_id, is_public) values (?, ?, ?)",
				RowIds.target(this.audit, ++this.listed), id(name), isPublic);
		return this;
	}

	/** Adds a finding that is not closed. Findings are added in their order. */
	HistoryDatabase finding(RepositoryName object, Rule rule, String userId, long auth, int change,
			LocalDate firstSeen) {
		return insert(object, rule, userId, auth, change, FindingState.OPEN, null, firstSeen);
	}

	/** Adds a finding that was closed. */
	HistoryDatabase closed(RepositoryName object, Rule rule, String userId, long auth, int resolution,
			LocalDate firstSeen) {
		return insert(object, rule, userId, auth, 3, FindingState.CLOSED, resolution, firstSeen);
	}

	private HistoryDatabase insert(RepositoryName object, Rule rule, String userId, long auth, int change,
			FindingState state, @Nullable Integer resolution, LocalDate firstSeen) {
		this.jdbc.update("""
				insert into finding (id, repository_id, rule, certainty, change, state, resolution, account_id, auth,
				  is_self, first_seen, last_verified)
				values (?, ?, ?, 1, ?, ?, ?, ?, ?, false, ?, ?)
				""", RowIds.finding(this.audit, this.finding++), id(object), rule.code(), change, state.code(),
				resolution, account(userId, userId), auth, firstSeen, this.date);
		return this;
	}

	/** Updates the finding that was added last. */
	HistoryDatabase withFinding(String assignment, Object value) {
		this.jdbc.update("update finding set " + assignment + " where id = ?", value,
				RowIds.finding(this.audit, this.finding - 1));
		return this;
	}

	int id(RepositoryName name) {
		return this.repositories.computeIfAbsent(name, (added) -> {
			this.jdbc.update("""
					insert into namespace (scope_id, name)
					select 1, cast(? as varchar) where not exists (select 1 from namespace where name = ?)
					""", name.namespace(), name.namespace());
			int id = 5000 - this.repositories.size();
			this.jdbc.update("""
					insert into repository (id, namespace_id, name) select ?, n.id, ? from namespace n where n.name = ?
					""", id, name.repository(), name.namespace());
			return id;
		});
	}

	int account(String userId, String userName) {
		return this.accounts.computeIfAbsent(Account.of(userId, userName), (added) -> {
			int id = this.accounts.size() + 1;
			this.jdbc.update("insert into account (id, scope_id, digest, user_id, user_name) values (?, 1, ?, ?, ?)",
					id, new UUID(0, id), userId, userName);
			return id;
		});
	}

	private int list(RepositoryName name, String answerId, String... holders) {
		return this.lists.computeIfAbsent(List.of(name, answerId, List.of(holders)), (added) -> {
			int id = this.lists.size() + 1;
			Object[] accounts = Arrays.stream(holders).map((holder) -> account(user(holder), user(holder))).toArray();
			Object[] auths = Arrays.stream(holders)
				.map((holder) -> Long.valueOf(holder.substring(holder.indexOf('=') + 1)))
				.toArray();
			this.jdbc.update("""
					insert into access_list (id, repository_id, answer_id, digest, account_ids, auths)
					values (?, ?, ?, ?, ?, ?)
					""", id, id(name), answerId, new UUID(0, id), new SqlArrayValue("integer", accounts),
					new SqlArrayValue("bigint", auths));
			return id;
		});
	}

	private static String user(String holder) {
		return holder.substring(0, holder.indexOf('='));
	}

}
