package dev.swraudit.job.export;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;

import dev.swraudit.ledger.IdRange;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Holders in several audits. The audits are read one by one, and only as many as needed;
 * an access list that several audits read is read once.
 */
final class HistoryHolders implements Holders {

	private static final int PAGE = 1000;

	private static final String LISTS = """
			select access_list_id from outcome
			where target_id > :after and target_id < :end and access_list_id is not null
			union
			select o.access_list_id from grant_outcome o
			join grant_list g on g.id = o.target_id and g.grant_source = 2
			where o.target_id > :after and o.target_id < :end and o.access_list_id is not null
			""";

	private static final String OF_LISTS = "select account_ids from access_list where id in (:lists)";

	private static final String OF_REPOSITORY_GRANTS = """
			select distinct account_id from repository_grant where id > :after and id < :end
			""";

	private static final String OF_FINDINGS = """
			select distinct account_id from finding where id > :after and id < :end
			""";

	private final JdbcClient jdbc;

	private final Iterator<Integer> audits;

	private final Runnable beforeEachPage;

	private final BitSet lists = new BitSet();

	private final BitSet accounts = new BitSet();

	/**
	 * Creates the holders.
	 * @param audits row ids of the audits
	 * @param beforeEachPage called before each page; an exception ends the reading
	 */
	HistoryHolders(JdbcClient jdbc, List<Integer> audits, Runnable beforeEachPage) {
		this.jdbc = jdbc;
		this.audits = audits.iterator();
		this.beforeEachPage = beforeEachPage;
	}

	@Override
	public boolean containAny(BitSet wanted) {
		while (!this.accounts.intersects(wanted) && !wanted.isEmpty() && this.audits.hasNext()) {
			read(this.audits.next());
		}
		return this.accounts.intersects(wanted);
	}

	@Override
	public BitSet all() {
		this.audits.forEachRemaining(this::read);
		return this.accounts;
	}

	private void read(int audit) {
		this.beforeEachPage.run();
		select(OF_FINDINGS, IdRange.findings(audit)).query((row) -> {
			this.accounts.set(row.getInt(1));
		});
		select(OF_REPOSITORY_GRANTS, IdRange.permissions(audit)).query((row) -> {
			this.accounts.set(row.getInt(1));
		});
		List<Integer> unread = new ArrayList<>();
		select(LISTS, IdRange.targets(audit)).query((row) -> {
			if (!this.lists.get(row.getInt(1))) {
				unread.add(row.getInt(1));
			}
		});
		for (int first = 0; first < unread.size(); first += PAGE) {
			readLists(unread.subList(first, Math.min(unread.size(), first + PAGE)));
		}
	}

	private void readLists(List<Integer> page) {
		this.beforeEachPage.run();
		this.jdbc.sql(OF_LISTS).param("lists", page).query((row) -> {
			addAll(row);
		});
		page.forEach(this.lists::set);
	}

	private void addAll(ResultSet row) throws SQLException {
		for (Object account : (Object[]) row.getArray(1).getArray()) {
			this.accounts.set((Integer) account);
		}
	}

	private JdbcClient.StatementSpec select(String sql, IdRange ids) {
		return this.jdbc.sql(sql).param("after", ids.after()).param("end", ids.end());
	}

}
