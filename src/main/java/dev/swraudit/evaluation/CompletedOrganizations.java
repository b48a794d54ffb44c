package dev.swraudit.evaluation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

import dev.swraudit.finding.PermissionHolder;
import dev.swraudit.ledger.IdRange;
import dev.swraudit.ledger.Outcome;
import dev.swraudit.permission.AccountNameCache;
import dev.swraudit.permission.PermissionPages;
import dev.swraudit.target.RepositoryName;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reader of the organizations of an audit in the order of names.
 */
final class CompletedOrganizations {

	private static final String SELECT = """
			select g.id, n.name, g.repository_id, o.outcome, o.creator_account_id, o.creator_basis
			from grant_list g
			join grant_outcome o on o.target_id = g.id
			join repository r on r.id = g.repository_id
			join namespace n on n.id = r.namespace_id
			where g.id > ? and g.id < ? and g.grant_source = 2
			""";

	private static final String NOT_FOUND = """
			select o.target_id, r.namespace_id
			from grant_outcome o
			join grant_list g on g.id = o.target_id and g.grant_source = 2
			join repository r on r.id = g.repository_id
			where o.target_id > ? and o.target_id < ? and o.outcome = 'NOT_FOUND'
			""";

	private static final String WITH_AUDITED = """
			select distinct r.namespace_id
			from outcome o
			join target t on t.id = o.target_id
			join repository r on r.id = t.repository_id
			where o.target_id > ? and o.target_id < ? and o.outcome = 'AUDITED'
			""";

	private static final String FAIL = """
			update grant_outcome set outcome = 'FAILED', message = ? where target_id = ?
			""";

	private final JdbcTemplate jdbc;

	private final IdRange rows;

	private final PermissionPages permissions;

	private final AccountNameCache<String> userIds;

	CompletedOrganizations(JdbcTemplate jdbc, int auditId) {
		this.jdbc = jdbc;
		this.rows = IdRange.targets(auditId);
		this.permissions = PermissionPages.ofOrganizations(JdbcClient.create(jdbc));
		this.userIds = new AccountNameCache<>(JdbcClient.create(jdbc), (userId, userName) -> userId);
	}

	/**
	 * Changes the outcome of organizations that SWR did not find although a repository of
	 * them was audited.
	 */
	void correctOutcomes() {
		List<long[]> missing = this.jdbc.query(NOT_FOUND,
				(row, number) -> new long[] { row.getLong(1), row.getLong(2) }, this.rows.after(), this.rows.end());
		if (missing.isEmpty()) {
			return;
		}
		Set<Long> present = new HashSet<>(
				this.jdbc.queryForList(WITH_AUDITED, Long.class, this.rows.after(), this.rows.end()));
		for (long[] organization : missing) {
			if (present.contains(organization[1])) {
				this.jdbc.update(FAIL,
						"SWR says that the organization does not exist, but a repository of it was audited",
						organization[0]);
			}
		}
	}

	/** Reads the organizations; their holders are read one by one. */
	Iterator<CompletedTarget> read() {
		List<CompletedTarget> organizations = new ArrayList<>(
				this.jdbc.query(SELECT, CompletedOrganizations::organization, this.rows.after(), this.rows.end()));
		organizations.sort(Comparator.comparing(CompletedTarget::repository));
		return organizations.stream().map(this::withHolders).iterator();
	}

	private static CompletedTarget organization(ResultSet row, int number) throws SQLException {
		return new CompletedTarget(row.getLong(1), RepositoryName.ofOrganization(row.getString(2)), row.getInt(3),
				Outcome.valueOf(row.getString(4)), row.getObject(5, Integer.class), row.getString(6) != null, null,
				List.of());
	}

	private CompletedTarget withHolders(CompletedTarget organization) {
		List<PermissionHolder> holders = this.permissions.of(organization.id())
			.stream()
			.map((entry) -> new PermissionHolder(entry.account(), this.userIds.get(entry.account()), entry.auth(),
					entry.self(), entry.creator()))
			.toList();
		return organization.withHolders(holders);
	}

}
