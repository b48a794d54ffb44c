package dev.swraudit.report.csv;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import dev.swraudit.permission.AccountNameCache;
import dev.swraudit.permission.PermissionBlock;
import dev.swraudit.report.data.ExportFilter;
import dev.swraudit.report.data.PermissionName;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Writer of the rows of {@code permissions.csv}. It reads the permission blocks below the
 * view {@code permissions}, so that it encodes the cells that many rows share only once.
 */
final class PermissionCsv {

	private static final byte[] TRUE = "true".getBytes(StandardCharsets.US_ASCII);

	private static final byte[] FALSE = "false".getBytes(StandardCharsets.US_ASCII);

	private final CsvEncoder encoder;

	private final ExportFilter filter;

	private final AccountNameCache<Names> names;

	private final byte[] audit;

	private final BitSet repositories = new BitSet();

	PermissionCsv(JdbcClient jdbc, int auditId, CsvEncoder encoder, ExportFilter filter) {
		this.encoder = encoder;
		this.filter = filter;
		this.names = new AccountNameCache<>(jdbc, this::names);
		this.audit = jdbc
			.sql("select s.name, a.audit_date from audit a join scope s on s.id = a.scope_id where a.id = :audit")
			.param("audit", auditId)
			.query((row, number) -> CsvEncoder.join(CsvEncoder.plain(row.getString(1)),
					CsvEncoder.plain(row.getString(2))))
			.single();
	}

	/** Writes the rows that match the filter. */
	void write(KeysetPager pages, CsvWriter csv) throws IOException {
		String page = CsvTable.PERMISSIONS.select(this.filter);
		pages.forEach(CsvTable.PERMISSIONS, (after, last) -> {
			List<Row> rows = pages.select(page, this.filter, after, last).query(Row::read).list();
			rows.removeIf((row) -> !this.filter.matches(row.namespace(), row.repository()));
			this.names.expect(accountsIn(rows));
			for (Row row : rows) {
				write(row, csv);
			}
		});
	}

	/** Returns the ids of the repositories of the written rows. */
	BitSet repositories() {
		return this.repositories;
	}

	private static Set<Integer> accountsIn(List<Row> rows) {
		Set<Integer> accounts = new LinkedHashSet<>();
		for (Row row : rows) {
			row.block().entries().forEach((entry) -> accounts.add(entry.account()));
			if (row.creator() != null) {
				accounts.add(row.creator());
			}
		}
		return accounts;
	}

	private void write(Row row, CsvWriter csv) throws IOException {
		byte[] target = CsvEncoder.join(this.audit, this.encoder.text(row.namespace()),
				this.encoder.text(row.repository()));
		byte[] creator = (row.creator() != null) ? this.names.get(row.creator()).cells() : CsvEncoder.NO_ACCOUNT;
		for (PermissionBlock.Entry entry : row.block().entries()) {
			Names holder = this.names.get(entry.account());
			if (this.filter.matches(holder.userId(), entry.auth())) {
				this.repositories.set(row.repositoryId());
				csv.add(target).add(holder.cells()).add(permission(entry.auth()));
				csv.add(entry.self() ? TRUE : FALSE).add(creatorCell(entry.creator())).add(creator).end();
			}
		}
	}

	private static byte[] creatorCell(@Nullable Boolean creator) {
		return (creator != null) ? (creator ? TRUE : FALSE) : new byte[0];
	}

	private static byte[] permission(long auth) {
		return (auth + "," + PermissionName.textOf(auth) + ",repository").getBytes(StandardCharsets.US_ASCII);
	}

	private Names names(String userId, String userName) {
		return new Names(userId, userName, this.encoder.cells(userId, userName));
	}

	/**
	 * Id and name of an account with their encoded cells.
	 */
	private record Names(String userId, String userName, byte[] cells) {
	}

	/**
	 * Permission block with its repository.
	 *
	 * @param repositoryId id of the repository
	 * @param creator account id of the creator; null if unknown
	 */
	record Row(PermissionBlock block, String namespace, String repository, int repositoryId,
			@Nullable Integer creator) {

		static final String COLUMNS = PermissionBlock.COLUMNS
				+ ", n.name as namespace, r.name as repository, t.repository_id, o.creator_account_id";

		static Row read(ResultSet row, int number) throws SQLException {
			return new Row(PermissionBlock.read(row), row.getString(6), row.getString(7), row.getInt(8),
					row.getObject(9, Integer.class));
		}

	}

}
