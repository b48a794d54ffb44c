package dev.swraudit.history.reading;

import java.util.BitSet;
import java.util.List;

import dev.swraudit.ledger.DatabaseKind;
import dev.swraudit.organization.PullGrants;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Query for the accounts of a user, and the objects on which the user held something.
 */
public final class UserObjects {

	private static final String ACCOUNTS = """
			select a.id
			from account a
			join scope s on s.id = a.scope_id
			where s.name = ? and a.user_id = ?
			""";

	private static final String WITH_HOLDER = """
			select distinct repository_id from access_list where array_contains(account_ids, cast(? as int))
			""";

	/** Uses the index, which a comparison with {@code any} does not. */
	private static final String WITH_HOLDER_IN_POSTGRESQL = """
			select distinct repository_id from access_list where account_ids @> array[cast(? as int)]
			""";

	private UserObjects() {
	}

	/** Returns the ids of the accounts of a user: one for each name. */
	public static List<Integer> accounts(JdbcTemplate jdbc, String scope, String userId) {
		return jdbc.queryForList(ACCOUNTS, Integer.class, scope, userId);
	}

	/**
	 * Returns the ids of the objects.
	 * @param audits the readings of all audits
	 */
	public static BitSet of(JdbcTemplate jdbc, String scope, String userId, List<AuditReadings> audits) {
		BitSet objects = new BitSet();
		String withHolder = (DatabaseKind.of(jdbc) == DatabaseKind.POSTGRESQL) ? WITH_HOLDER_IN_POSTGRESQL
				: WITH_HOLDER;
		for (Integer account : accounts(jdbc, scope, userId)) {
			jdbc.query(withHolder, (row) -> {
				objects.set(row.getInt(1));
			}, account);
		}
		if (userId.equals(PullGrants.EVERYONE.userId())) {
			audits.forEach((audit) -> objects.or(audit.publicRepositories()));
		}
		return objects;
	}

}
