package dev.swraudit.report.csv;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import dev.swraudit.ledger.IdRange;
import dev.swraudit.permission.CodePointOrder;
import dev.swraudit.permission.PermissionPages;
import dev.swraudit.permission.StoredPermissions;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reader of the organizations of an audit whose grants were read, in the order of names.
 */
final class OrganizationPermissions {

	private static final String SELECT = """
			select g.id, n.name, g.repository_id, o.creator_account_id
			from grant_list g
			join grant_outcome o on o.target_id = g.id and o.outcome = 'AUDITED'
			join repository r on r.id = g.repository_id
			join namespace n on n.id = r.namespace_id
			where g.id > :after and g.id < :end and g.grant_source = 2
			""";

	private final PermissionPages permissions;

	private final List<Organization> organizations;

	private int next;

	OrganizationPermissions(JdbcClient jdbc, int auditId) {
		this.permissions = PermissionPages.ofOrganizations(jdbc);
		IdRange rows = IdRange.targets(auditId);
		this.organizations = new ArrayList<>(jdbc.sql(SELECT)
			.param("after", rows.after())
			.param("end", rows.end())
			.query(Organization::read)
			.list());
		this.organizations.sort(Comparator.comparing(Organization::namespace, CodePointOrder::compareText));
	}

	/**
	 * Takes the next organization up to a namespace. Returns null if no organization is
	 * left, or if the next one is after the namespace.
	 * @param namespace the last namespace; null takes any organization
	 */
	@Nullable Organization takeUpTo(@Nullable String namespace) {
		if (this.next == this.organizations.size()) {
			return null;
		}
		Organization organization = this.organizations.get(this.next);
		if (namespace != null && CodePointOrder.compareText(organization.namespace(), namespace) > 0) {
			return null;
		}
		this.next++;
		return organization;
	}

	/** Reads the permissions on an organization. */
	StoredPermissions permissions(Organization organization) {
		return new StoredPermissions(organization.id(), this.permissions.of(organization.id()));
	}

	/**
	 * Organization.
	 *
	 * @param repositoryId row id of the organization
	 * @param creator account id of the creator; null if unknown
	 */
	record Organization(long id, String namespace, int repositoryId, @Nullable Integer creator) {

		static Organization read(ResultSet row, int number) throws SQLException {
			return new Organization(row.getLong(1), row.getString(2), row.getInt(3), row.getObject(4, Integer.class));
		}

	}

}
