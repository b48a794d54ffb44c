package dev.swraudit.job.export;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.BitSet;
import java.util.List;

import dev.swraudit.ledger.IdRange;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Numbers of the accounts that hold a permission or have a finding in an audit, read
 * lazily. A million of them take 128 kB.
 */
final class HolderAccounts implements Holders {

	private static final int PAGE = 2000;

	private static final String OF_FINDINGS = """
			select distinct account_id from finding where id > :after and id < :end
			""";

	private static final String OF_ORGANIZATIONS = """
			select o.target_id, l.account_ids from grant_outcome o
			join grant_list g on g.id = o.target_id and g.grant_source = 2
			join access_list l on l.id = o.access_list_id
			where o.target_id > :after and o.target_id < :end
			""";

	private static final String OF_REPOSITORY_GRANTS = """
			select distinct account_id from repository_grant where id > :after and id < :end
			""";

	private static final String OF_PERMISSIONS = """
			select o.target_id, l.account_ids from outcome o
			left join access_list l on l.id = o.access_list_id
			where o.target_id > :after and o.target_id < :end and o.access_list_id is not null
			order by o.target_id fetch first :size rows only
			""";

	private final JdbcClient jdbc;

	private final Runnable beforeEachPage;

	private final IdRange keys;

	private final BitSet read = new BitSet();

	private long after;

	private boolean complete;

	/**
	 * Reads the accounts of the findings and of all sources but the access lists of
	 * repositories, which are read on demand.
	 * @param beforeEachPage called before each page; an exception ends the reading
	 */
	HolderAccounts(JdbcClient jdbc, int auditId, Runnable beforeEachPage) {
		this.jdbc = jdbc;
		this.beforeEachPage = beforeEachPage;
		this.keys = IdRange.targets(auditId);
		this.after = this.keys.after();
		read(OF_FINDINGS, IdRange.findings(auditId)).query((row) -> {
			this.read.set(row.getInt(1));
		});
		read(OF_REPOSITORY_GRANTS, IdRange.permissions(auditId)).query((row) -> {
			this.read.set(row.getInt(1));
		});
		read(OF_ORGANIZATIONS, this.keys).query((row) -> {
			readList(row);
		});
	}

	private JdbcClient.StatementSpec read(String sql, IdRange ids) {
		return this.jdbc.sql(sql).param("after", ids.after()).param("end", ids.end());
	}

	@Override
	public boolean containAny(BitSet accounts) {
		while (!this.read.intersects(accounts) && !accounts.isEmpty() && !this.complete) {
			readPage();
		}
		return this.read.intersects(accounts);
	}

	@Override
	public BitSet all() {
		while (!this.complete) {
			readPage();
		}
		return this.read;
	}

	private void readPage() {
		this.beforeEachPage.run();
		List<Long> page = this.jdbc.sql(OF_PERMISSIONS)
			.param("after", this.after)
			.param("end", this.keys.end())
			.param("size", PAGE)
			.query((row, number) -> readList(row))
			.list();
		this.complete = page.size() < PAGE;
		if (!page.isEmpty()) {
			this.after = page.get(page.size() - 1);
		}
	}

	private long readList(ResultSet row) throws SQLException {
		for (Object account : (Object[]) row.getArray(2).getArray()) {
			this.read.set((Integer) account);
		}
		return row.getLong(1);
	}

}
