package dev.swraudit.cli;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

import dev.swraudit.finding.Rule;
import dev.swraudit.ledger.AuditKey;
import dev.swraudit.ledger.IdRange;
import dev.swraudit.people.NameBearers;
import dev.swraudit.target.RepositoryName;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Latest published audit of a scope. Its rows are read page by page, because an audit can
 * have 100,000 findings.
 */
final class LatestAudit {

	private static final int PAGE = 5000;

	private static final String LATEST = """
			select audit_id, audit_date, revision from audits where scope = :scope
			order by audit_date desc, revision desc fetch first 1 rows only
			""";

	private static final String LAST_ID = """
			select max(id) from (
			  select %2$s as id from %1$s where %2$s > :after and %2$s < :end order by %2$s fetch first :size rows only
			) page
			""";

	private static final String FINDINGS = """
			select rule, namespace, repository, user_id, first_seen, permission from findings
			where finding_id > :after and finding_id <= :last and state <> 'CLOSED'
			""";

	private static final String GAPS = """
			select namespace, repository from repositories
			where target_id > :after and target_id <= :last and outcome in ('FORBIDDEN', 'FAILED', 'NOT_FOUND')
			""";

	private static final String GAPS_OF_ORGANIZATIONS = """
			select namespace from organizations
			where audit_id = :audit and outcome in ('FORBIDDEN', 'FAILED', 'NOT_FOUND')
			""";

	private static final String USERS = """
			select user_id, user_name, other_names from users where holder_id > :after and holder_id <= :last
			""";

	/** Separator of the other names of a user. */
	private static final String BETWEEN_NAMES = "; ";

	private final JdbcClient jdbc;

	private final int id;

	private final AuditKey key;

	private LatestAudit(JdbcClient jdbc, int id, AuditKey key) {
		this.jdbc = jdbc;
		this.id = id;
		this.key = key;
	}

	/** Finds the audit; empty if the scope has no published one. */
	static Optional<LatestAudit> find(JdbcClient jdbc, String scope) {
		return jdbc.sql(LATEST)
			.param("scope", scope)
			.query((row, number) -> new LatestAudit(jdbc, row.getInt(1),
					new AuditKey(scope, row.getObject(2, LocalDate.class), row.getInt(3))))
			.optional();
	}

	AuditKey key() {
		return this.key;
	}

	/** Visits the findings that are not closed. */
	void forEachFinding(Consumer<StoredFinding> visitor) {
		forEachPage("finding", "id", IdRange.findings(this.id), FINDINGS,
				(row) -> visitor.accept(new StoredFinding(Rule.of(row.getString(1)),
						new RepositoryName(row.getString(2), row.getString(3)), row.getString(4),
						row.getObject(5, LocalDate.class), row.getString(6))));
	}

	/**
	 * Visits the repositories and organizations that an exception can accept as a gap.
	 */
	void forEachGap(Consumer<RepositoryName> visitor) {
		forEachPage("outcome", "target_id", IdRange.targets(this.id), GAPS,
				(row) -> visitor.accept(new RepositoryName(row.getString(1), row.getString(2))));
		this.jdbc.sql(GAPS_OF_ORGANIZATIONS).param("audit", this.id).query((row) -> {
			visitor.accept(RepositoryName.ofOrganization(row.getString(1)));
		});
	}

	/**
	 * Returns the users who bear some names in {@code users.csv}, as their name or one of
	 * their other names. Users who hold nothing in this audit do not count, as in an
	 * evaluation.
	 */
	NameBearers bearersOf(Collection<String> names) {
		NameBearers bearers = new NameBearers();
		if (!names.isEmpty()) {
			forEachPage("holder", "id", IdRange.findings(this.id), USERS, (row) -> {
				String borne = enclosed(Objects.toString(row.getString(2), ""))
						+ enclosed(Objects.toString(row.getString(3), ""));
				String userId = row.getString(1);
				names.stream()
					.filter((name) -> borne.contains(enclosed(name)))
					.forEach((name) -> bearers.add(userId, name));
			});
		}
		return bearers;
	}

	private static String enclosed(String names) {
		return BETWEEN_NAMES + names + BETWEEN_NAMES;
	}

	private void forEachPage(String table, String column, IdRange rows, String page, RowCallbackHandler visitor) {
		long after = rows.after();
		for (Long last = lastId(table, column, rows, after); last != null; last = lastId(table, column, rows, after)) {
			this.jdbc.sql(page).param("after", after).param("last", last).query(visitor);
			after = last;
		}
	}

	private @Nullable Long lastId(String table, String column, IdRange rows, long after) {
		return this.jdbc.sql(LAST_ID.formatted(table, column))
			.param("after", after)
			.param("end", rows.end())
			.param("size", PAGE)
			.query((row, number) -> Optional.ofNullable(row.getObject(1, Long.class)))
			.single()
			.orElse(null);
	}

	/**
	 * Finding that is not closed.
	 *
	 * @param object both parts are empty for findings per user
	 * @param permission permission as published
	 */
	record StoredFinding(Rule rule, RepositoryName object, String userId, LocalDate firstSeen, String permission) {
	}

}
