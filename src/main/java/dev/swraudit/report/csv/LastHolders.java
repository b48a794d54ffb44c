package dev.swraudit.report.csv;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.swraudit.ledger.IdRange;
import dev.swraudit.permission.AccountNameCache;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reader of the users of objects that an audit did not read, as the last audit that did
 * knew them. A finding on such a user stays until the object is read.
 */
final class LastHolders {

	private static final String PAGE = """
			select l.id, n.name, r.name, a.account_ids
			from last_reading l
			join access_list a on a.id = l.access_list_id
			join repository r on r.id = l.repository_id
			join namespace n on n.id = r.namespace_id
			where l.id > :after and l.id < :end
			order by l.id
			fetch first :size rows only
			""";

	private final JdbcClient jdbc;

	private final int pageRows;

	private final AccountNameCache<String> userIds;

	LastHolders(JdbcClient jdbc, int pageRows) {
		this.jdbc = jdbc;
		this.pageRows = pageRows;
		this.userIds = new AccountNameCache<>(jdbc, (userId, userName) -> userId);
	}

	/** Adds the users of the objects that match the filter to the exported rows. */
	void addTo(ExportedRows exported, int auditId, Runnable beforeEachPage) {
		IdRange rows = IdRange.findings(auditId);
		long after = rows.after();
		List<Reading> page;
		do {
			beforeEachPage.run();
			page = this.jdbc.sql(PAGE)
				.param("after", after)
				.param("end", rows.end())
				.param("size", this.pageRows)
				.query(Reading::read)
				.list();
			add(page, exported);
			after = page.isEmpty() ? after : page.get(page.size() - 1).id();
		}
		while (page.size() == this.pageRows);
	}

	private void add(List<Reading> page, ExportedRows exported) {
		Set<Integer> accounts = new HashSet<>();
		page.stream()
			.filter((reading) -> exported.filter().matches(reading.namespace(), reading.repository()))
			.forEach((reading) -> accounts.addAll(reading.accounts()));
		this.userIds.expect(accounts);
		accounts.forEach((account) -> exported.addLastHolder(this.userIds.get(account)));
	}

	/**
	 * Holders of an object.
	 *
	 * @param accounts account ids
	 */
	private record Reading(long id, String namespace, String repository, List<Integer> accounts) {

		static Reading read(ResultSet row, int number) throws SQLException {
			return new Reading(row.getLong(1), row.getString(2), row.getString(3),
					Arrays.stream((Object[]) row.getArray(4).getArray()).map(Integer.class::cast).toList());
		}

	}

}
