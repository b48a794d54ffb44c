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
import dev.swraudit.permission.Auth;
import dev.swraudit.permission.CodePointOrder;
import dev.swraudit.permission.GrantSource;
import dev.swraudit.permission.StoredPermissions;
import dev.swraudit.report.data.ExportFilter;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Writer of the rows of {@code permissions.csv}. It reads the access lists below the view
 * {@code permissions}, so that it encodes the cells that many rows share only once, and
 * merges them with the permissions of the other sources.
 */
final class PermissionCsv {

	private static final byte[] TRUE = "true".getBytes(StandardCharsets.US_ASCII);

	private static final byte[] FALSE = "false".getBytes(StandardCharsets.US_ASCII);

	private final CsvEncoder encoder;

	private final ExportFilter filter;

	private final ExportedRows exported;

	private final AccountNameCache<Names> names;

	private final byte[] audit;

	private final BitSet repositories = new BitSet();

	private final OrganizationPermissions organizations;

	private final PullGrants pulls;

	PermissionCsv(JdbcClient jdbc, int auditId, CsvEncoder encoder, ExportedRows exported) {
		this.encoder = encoder;
		this.filter = exported.filter();
		this.exported = exported;
		this.names = new AccountNameCache<>(jdbc, this::names);
		this.organizations = new OrganizationPermissions(jdbc, auditId);
		this.pulls = new PullGrants(jdbc, auditId);
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
			this.names.expect(accountsIn(rows));
			for (Row row : rows) {
				writeBefore(row.list().targetId(), row.namespace(), csv);
				write(row, csv);
			}
		});
		writeBefore(Long.MAX_VALUE, null, csv);
	}

	/** Returns the ids of the repositories of the written rows. */
	BitSet repositories() {
		return this.repositories;
	}

	private static Set<Integer> accountsIn(List<Row> rows) {
		Set<Integer> accounts = new LinkedHashSet<>();
		for (Row row : rows) {
			row.list().entries().forEach((entry) -> accounts.add(entry.account()));
			if (row.creator() != null) {
				accounts.add(row.creator());
			}
		}
		return accounts;
	}

	/**
	 * Writes the rows that precede those of a target's access list.
	 * @param namespace the namespace of the target; null writes all that is left
	 */
	private void writeBefore(long targetId, @Nullable String namespace, CsvWriter csv) throws IOException {
		for (PullGrants.Grant pull = this.pulls.peek(); pull != null
				&& pull.targetId() < targetId; pull = this.pulls.peek()) {
			writeOrganizations(pull.namespace(), csv);
			write(pull, csv);
		}
		writeOrganizations(namespace, csv);
	}

	private void writeOrganizations(@Nullable String upTo, CsvWriter csv) throws IOException {
		for (OrganizationPermissions.Organization organization = this.organizations
			.takeUpTo(upTo); organization != null; organization = this.organizations.takeUpTo(upTo)) {
			Row row = new Row(this.organizations.permissions(organization), organization.namespace(), "",
					organization.repositoryId(), organization.creator());
			this.names.expect(accountsIn(List.of(row)));
			write(row, GrantSource.ORGANIZATION, csv);
		}
	}

	/** Writes the rows of a list, and the others of its repository among them. */
	private void write(Row row, CsvWriter csv) throws IOException {
		PullGrants.Grant pull = this.pulls.peek();
		if (pull == null || pull.targetId() != row.list().targetId()) {
			write(row, GrantSource.REPOSITORY, csv);
			return;
		}
		for (StoredPermissions.Entry entry : row.list().entries()) {
			String userId = this.names.get(entry.account()).userId();
			for (pull = this.pulls.peek(); pull != null && pull.targetId() == row.list().targetId()
					&& isBefore(pull, userId); pull = this.pulls.peek()) {
				write(pull, csv);
			}
			write(row.withOnly(entry), GrantSource.REPOSITORY, csv);
		}
	}

	private static boolean isBefore(PullGrants.Grant pull, String userId) {
		int order = CodePointOrder.compareText(pull.userId(), userId);
		return order < 0 || (order == 0 && pull.source().compareTo(GrantSource.REPOSITORY) < 0);
	}

	private void write(PullGrants.Grant pull, CsvWriter csv) throws IOException {
		this.pulls.advance();
		if (this.filter.matches(pull.namespace(), pull.repository()) && this.filter.matches(pull.userId(), Auth.READ)) {
			this.repositories.set(pull.repositoryId());
			csv.add(target(pull.namespace(), pull.repository()))
				.add(this.names.get(pull.account()).cells())
				.add(permission(Auth.READ, pull.source()));
			csv.add(FALSE).add(creatorCell(null)).add(CsvEncoder.NO_ACCOUNT).end();
		}
	}

	private void write(Row row, GrantSource source, CsvWriter csv) throws IOException {
		if (!this.filter.matches(row.namespace(), row.repository())) {
			return;
		}
		byte[] target = target(row.namespace(), row.repository());
		byte[] creator = (row.creator() != null) ? this.names.get(row.creator()).cells() : CsvEncoder.NO_ACCOUNT;
		for (StoredPermissions.Entry entry : row.list().entries()) {
			Names holder = this.names.get(entry.account());
			if (this.filter.matches(holder.userId(), entry.auth())) {
				this.repositories.set(row.repositoryId());
				this.exported.addUser(holder.userId());
				csv.add(target).add(holder.cells()).add(permission(entry.auth(), source));
				csv.add(entry.self() ? TRUE : FALSE).add(creatorCell(entry.creator())).add(creator).end();
			}
		}
	}

	private byte[] target(String namespace, String repository) {
		return CsvEncoder.join(this.audit, this.encoder.text(namespace), this.encoder.text(repository));
	}

	private static byte[] creatorCell(@Nullable Boolean creator) {
		return (creator != null) ? (creator ? TRUE : FALSE) : new byte[0];
	}

	private static byte[] permission(long auth, GrantSource source) {
		return (auth + "," + Auth.text(auth) + "," + source.text()).getBytes(StandardCharsets.US_ASCII);
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
	 * Permissions with their repository or organization.
	 *
	 * @param repositoryId id of the repository
	 * @param creator account id of the creator; null if unknown
	 */
	record Row(StoredPermissions list, String namespace, String repository, int repositoryId,
			@Nullable Integer creator) {

		static final String COLUMNS = StoredPermissions.COLUMNS
				+ ", n.name as namespace, r.name as repository, t.repository_id, o.creator_account_id";

		/** Returns this row with a single entry. */
		Row withOnly(StoredPermissions.Entry entry) {
			return new Row(new StoredPermissions(this.list.targetId(), List.of(entry)), this.namespace, this.repository,
					this.repositoryId, this.creator);
		}

		static Row read(ResultSet row, int number) throws SQLException {
			return new Row(StoredPermissions.read(row), row.getString(6), row.getString(7), row.getInt(8),
					row.getObject(9, Integer.class));
		}

	}

}
