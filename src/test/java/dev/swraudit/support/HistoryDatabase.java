package dev.swraudit.support;

import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.IntConsumer;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A migrated database to which a test adds a history of published audits. An object is
 * {@code namespace/name}, or {@code namespace} for an organization; holders are
 * {@code "alice=7 bob=1"}. Every reading of an audit is made at its start, 02:00 UTC.
 */
public final class HistoryDatabase {

	private final JdbcTemplate jdbc;

	private final Map<String, Integer> ids = new HashMap<>();

	private final Map<Integer, OffsetDateTime> starts = new HashMap<>();

	private int rows;

	public HistoryDatabase(DataSource dataSource) {
		this.jdbc = new JdbcTemplate(dataSource);
		this.jdbc.update("insert into scope (id, name, endpoint) values (1, 'default', 'https://swr.example')");
		account("*", "everyone");
	}

	public JdbcTemplate jdbc() {
		return this.jdbc;
	}

	/** Adds an audit that runs on its date. */
	public int audit(String date) {
		return audit(date, 1, date);
	}

	/** Adds an audit that runs on a day of its own. */
	public int audit(String date, int revision, String runsOn) {
		int id = this.starts.size() + 1;
		OffsetDateTime start = LocalDate.parse(runsOn).atTime(LocalTime.of(2, 0)).atOffset(ZoneOffset.UTC);
		this.starts.put(id, start);
		this.jdbc.update(
				"""
						insert into audit (id, scope_id, audit_date, revision, endpoint, complete, exit_code, started_at, finished_at,
						  published, publication)
						values (?, 1, ?, ?, 'https://swr.example', true, 0, ?, ?, true, 1)
						""",
				id, LocalDate.parse(date), revision, start, start.plusHours(1));
		this.jdbc.update("insert into account_source (audit_id, source, status) values (?, 4, 1)", id);
		this.jdbc.update("insert into population (audit_id, read_at) values (?, ?)", id, start);
		return id;
	}

	/** Adds an access list that was read. */
	public void read(int audit, String object, String holders) {
		read(audit, object, holders, "");
	}

	/**
	 * Adds an access list that was read.
	 * @param answerId id in the answer of SWR
	 */
	public void read(int audit, String object, String holders, String answerId) {
		outcome(audit, object, "AUDITED", list(object, holders, answerId));
	}

	/** Adds a repository or organization that was not read. */
	public void unread(int audit, String object, String outcome) {
		outcome(audit, object, outcome, null);
	}

	private void outcome(int audit, String object, String outcome, @Nullable Integer list) {
		boolean organization = !object.contains("/");
		long target = ((long) audit << 24) + ++this.rows;
		if (organization) {
			this.jdbc.update("insert into grant_list (id, audit_id, grant_source, repository_id) values (?, ?, 2, ?)",
					target, audit, object(object));
		}
		else {
			this.jdbc.update("insert into target (id, audit_id, line, repository_id) values (?, ?, 1, ?)", target,
					audit, object(object));
		}
		this.jdbc.update("""
				insert into %s (target_id, outcome, access_list_id, creator_holder_id, read_at) values (?, ?, ?, ?, ?)
				""".formatted(organization ? "grant_outcome" : "outcome"), target, outcome, list,
				(list != null) ? 0 : null, this.starts.get(audit));
	}

	/** Adds a repository to the listing of SWR. */
	public void listed(int audit, String object, @Nullable Boolean isPublic) {
		this.jdbc.update("insert into listed_repository (id, repository_id, is_public) values (?, ?, ?)",
				((long) audit << 24) + ++this.rows, object(object), isPublic);
	}

	/**
	 * Adds a list of shares that was read.
	 * @param message why it may be incomplete; null if it was read whole
	 */
	public void shared(int audit, String object, String accounts, @Nullable String message) {
		long id = ((long) audit << 24) + ++this.rows;
		this.jdbc.update("insert into grant_list (id, audit_id, grant_source, repository_id) values (?, ?, 4, ?)", id,
				audit, object(object));
		this.jdbc.update("""
				insert into grant_outcome (target_id, outcome, message, access_list_id, read_at)
				values (?, 'AUDITED', ?, ?, ?)
				""", id, message, list(object, accounts, ""), this.starts.get(audit));
	}

	/**
	 * Adds a finding.
	 * @param rule code of the rule
	 * @param state 1 open, 2 accepted, 3 closed because the permission was revoked
	 * @param decision row id of the decision that holds, or held; null if none does
	 */
	public void finding(int audit, String object, int rule, String user, int state, @Nullable String firstSeen,
			@Nullable Integer decision) {
		OffsetDateTime day = this.starts.get(audit);
		this.jdbc.update(
				"""
						insert into finding (id, repository_id, rule, certainty, change, state, resolution, account_id, auth, is_self,
						  first_seen, last_verified, decision_id, decision_holds)
						select ?, ?, ?, 1, ?, ?, ?, ?, 7, false, ?, audit_date, ?, ? from audit where id = ?
						""",
				((long) audit << 32) + ++this.rows, object(object), rule, (state == 3) ? 3 : 2, state,
				(state == 3) ? 1 : null, account(user, user), (firstSeen != null) ? LocalDate.parse(firstSeen) : day,
				decision, decision != null && state != 3, audit);
	}

	/** Adds a decision. */
	public int decision(int kind, @Nullable String revokeBy) {
		int id = ++this.rows;
		this.jdbc.update("""
				insert into decision (id, scope_id, digest, kind, decided_by, decided_on, reason, keep_until, revoke_by)
				values (?, 1, ?, ?, 'carol', date '2026-01-01', 'reason', ?, ?)
				""", id, new UUID(0, id), kind, (kind == 1) ? LocalDate.parse("2026-12-31") : null,
				(revokeBy != null) ? LocalDate.parse(revokeBy) : null);
		return id;
	}

	/** Adds a holder who has left. */
	public void leaver(int audit, String user, String leftOn) {
		int person = ++this.rows;
		this.jdbc.update("insert into person (id, scope_id, digest, person, status, left_on) values (?, 1, ?, ?, 3, ?)",
				person, new UUID(0, person), user, LocalDate.parse(leftOn));
		this.jdbc.update("insert into holder values (?, ?, null, ?, 1, 1, 1, 1, 0, 0, 0, 0, 1, date '2026-01-01')",
				((long) audit << 32) + ++this.rows, account(user, user), person);
	}

	private int object(String object) {
		String[] names = object.split("/", 2);
		int namespace = id("namespace " + names[0],
				(id) -> this.jdbc.update("insert into namespace (id, scope_id, name) values (?, 1, ?)", id, names[0]));
		return id("object " + object,
				(id) -> this.jdbc.update("insert into repository (id, namespace_id, name) values (?, ?, ?)", id,
						namespace, (names.length > 1) ? names[1] : ""));
	}

	private int account(String id, String name) {
		return id("account " + id,
				(row) -> this.jdbc.update(
						"insert into account (id, scope_id, digest, user_id, user_name) values (?, 1, ?, ?, ?)", row,
						new UUID(0, row), id, name));
	}

	private int list(String object, String holders, String answerId) {
		Map<String, Long> byUser = new TreeMap<>();
		for (String holder : holders.split(" ", -1)) {
			if (!holder.isEmpty()) {
				String[] parts = holder.split("=", 2);
				byUser.put(parts[0], Long.valueOf(parts[1]));
			}
		}
		List<Integer> accounts = byUser.keySet().stream().map((user) -> account(user, user)).toList();
		int repository = object(object);
		return id("list " + object + " " + answerId + " " + byUser,
				(id) -> insertList(id, repository, answerId, accounts, List.copyOf(byUser.values())));
	}

	/** Returns the id of the row with a key, which is inserted if there is none. */
	private int id(String key, IntConsumer insert) {
		Integer known = this.ids.get(key);
		if (known != null) {
			return known;
		}
		int id = ++this.rows;
		this.ids.put(key, id);
		insert.accept(id);
		return id;
	}

	private void insertList(int id, int repository, String answerId, List<Integer> accounts, List<Long> auths) {
		this.jdbc.execute((ConnectionCallback<Integer>) (connection) -> {
			try (var insert = connection.prepareStatement("""
					insert into access_list (id, repository_id, answer_id, digest, account_ids, auths)
					values (?, ?, ?, ?, ?, ?)
					""")) {
				insert.setInt(1, id);
				insert.setInt(2, repository);
				insert.setString(3, answerId);
				insert.setObject(4, new UUID(0, id), Types.OTHER);
				insert.setArray(5, connection.createArrayOf("integer", accounts.toArray()));
				insert.setArray(6, connection.createArrayOf("bigint", auths.toArray()));
				return insert.executeUpdate();
			}
		});
	}

}
