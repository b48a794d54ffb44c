package dev.swraudit.job.export;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;

import dev.swraudit.ledger.IdRange;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Numbers of the accounts that hold a permission or have a finding in some audits, read
 * lazily. A million of them take 128 kB. An access list that several audits read is read
 * once.
 */
final class HolderAccounts {

	private static final int PAGE = 2000;

	private static final String OF_FINDINGS = """
			select distinct account_id from finding where id > :after and id < :end
			""";

	private static final String OF_REPOSITORY_GRANTS = """
			select distinct account_id from repository_grant where id > :after and id < :end
			""";

	private static final String ORGANIZATION_LISTS = """
			select o.access_list_id from grant_outcome o
			join grant_list g on g.id = o.target_id and g.grant_source = 2
			where o.target_id > :after and o.target_id < :end and o.access_list_id is not null
			""";

	private static final String REPOSITORY_LISTS = """
			select target_id, access_list_id from outcome
			where target_id > :after and target_id < :end and access_list_id is not null
			order by target_id fetch first :size rows only
			""";

	private static final String OF_LISTS = "select account_ids from access_list where id in (:lists)";

	private final JdbcClient jdbc;

	private final Runnable beforeEachPage;

	private final Iterator<Integer> audits;

	/** The targets of the current audit that are not read yet. */
	private IdRange targets = new IdRange(0, 0);

	private final BitSet lists = new BitSet();

	private final BitSet read = new BitSet();

	/**
	 * Creates the accounts.
	 * @param auditIds row ids of the audits, in the order in which they are read
	 * @param beforeEachPage called before each page; an exception ends the reading
	 */
	HolderAccounts(JdbcClient jdbc, List<Integer> auditIds, Runnable beforeEachPage) {
		this.jdbc = jdbc;
		this.beforeEachPage = beforeEachPage;
		this.audits = auditIds.iterator();
	}

	/** Returns whether one of the accounts is a holder; reads until it finds one. */
	boolean containAny(BitSet accounts) {
		boolean more = !accounts.isEmpty();
		while (more && !this.read.intersects(accounts)) {
			more = readNext();
		}
		return this.read.intersects(accounts);
	}

	/** Returns the numbers of all holders. */
	BitSet all() {
		boolean more = true;
		while (more) {
			more = readNext();
		}
		return this.read;
	}

	/** Reads a page or begins the next audit. Returns false if all are read. */
	private boolean readNext() {
		this.beforeEachPage.run();
		if (this.targets.after() < this.targets.end()) {
			readPage();
			return true;
		}
		if (!this.audits.hasNext()) {
			return false;
		}
		begin(this.audits.next());
		return true;
	}

	/** Reads all sources of an audit but the access lists of repositories. */
	private void begin(int audit) {
		this.targets = IdRange.targets(audit);
		select(OF_FINDINGS, IdRange.findings(audit)).query((row) -> {
			this.read.set(row.getInt(1));
		});
		select(OF_REPOSITORY_GRANTS, IdRange.permissions(audit)).query((row) -> {
			this.read.set(row.getInt(1));
		});
		readLists(select(ORGANIZATION_LISTS, this.targets).query(Integer.class).list());
	}

	private void readPage() {
		List<TargetList> page = select(REPOSITORY_LISTS, this.targets).param("size", PAGE)
			.query((row, number) -> new TargetList(row.getLong(1), row.getInt(2)))
			.list();
		readLists(page.stream().map(TargetList::list).toList());
		long last = (page.size() < PAGE) ? this.targets.end() : page.get(PAGE - 1).target();
		this.targets = new IdRange(last, this.targets.end());
	}

	/** Reads the holders of the lists that were not read before. */
	private void readLists(List<Integer> ids) {
		List<Integer> unread = ids.stream().filter((list) -> !this.lists.get(list)).toList();
		if (!unread.isEmpty()) {
			this.jdbc.sql(OF_LISTS).param("lists", unread).query((row) -> {
				addAll(row);
			});
			unread.forEach(this.lists::set);
		}
	}

	private void addAll(ResultSet row) throws SQLException {
		for (Object account : (Object[]) row.getArray(1).getArray()) {
			this.read.set((Integer) account);
		}
	}

	private JdbcClient.StatementSpec select(String sql, IdRange ids) {
		return this.jdbc.sql(sql).param("after", ids.after()).param("end", ids.end());
	}

	/**
	 * Access list of a target.
	 */
	private record TargetList(long target, int list) {
	}

}
