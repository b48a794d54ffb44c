package dev.swraudit.report.finding;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import dev.swraudit.ledger.IdRange;
import dev.swraudit.permission.AccountNameCache;
import dev.swraudit.permission.Auth;
import dev.swraudit.permission.PermissionPages;
import dev.swraudit.report.data.AccountLabel;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reader of the managers of organizations, who manage all repositories of them.
 */
public final class OrganizationManagers {

	/** Managers of an organization whose grants were not read. */
	private static final List<Manager> NOT_READ = List.of(new Manager("", "", false));

	/** Managers that are named. */
	private static final int NAMED = 5;

	private static final String LISTS = """
			select g.id, n.name, g.manager_count
			from grant_list g
			join repository r on r.id = g.repository_id
			join namespace n on n.id = r.namespace_id
			where g.id > :after and g.id < :end and g.grant_source = 2
			  and (g.manager_count > 0 or g.manager_count is null)
			""";

	private final JdbcClient jdbc;

	public OrganizationManagers(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Reads the managers by organization. An organization without managers is left out.
	 */
	public Map<String, List<Manager>> read(int auditId) {
		IdRange rows = IdRange.targets(auditId);
		Map<Long, String> lists = new HashMap<>();
		Map<String, List<Manager>> managers = new HashMap<>();
		this.jdbc.sql(LISTS).param("after", rows.after()).param("end", rows.end()).query((row) -> {
			if (row.getObject(3) == null) {
				managers.put(row.getString(2), NOT_READ);
			}
			else {
				lists.put(row.getLong(1), row.getString(2));
			}
		});
		AccountNameCache<AccountLabel> names = new AccountNameCache<>(this.jdbc,
				(userId, userName) -> AccountLabel.of(userName.isEmpty() ? null : userName, userId));
		PermissionPages permissions = PermissionPages.ofOrganizations(this.jdbc);
		AccountNameCache<String> ids = new AccountNameCache<>(this.jdbc, (userId, userName) -> userId);
		lists.forEach((list, namespace) -> managers.put(namespace,
				permissions.of(list)
					.stream()
					.filter((entry) -> Auth.manages(entry.auth()))
					.map((entry) -> new Manager(ids.get(entry.account()), names.get(entry.account()).name(),
							Boolean.TRUE.equals(entry.creator())))
					.toList()));
		return managers;
	}

	/**
	 * Returns the managers in words, such as
	 * {@code ann (creator of the organization), bob and 3 more}.
	 * @param others ids of users that are not named
	 */
	public static String words(List<Manager> managers, Set<String> others) {
		if (managers.equals(NOT_READ)) {
			return "not read";
		}
		List<Manager> rest = managers.stream().filter((manager) -> !others.contains(manager.userId())).toList();
		String named = rest.stream()
			.limit(NAMED)
			.map((manager) -> manager.name() + (manager.creator() ? " (creator of the organization)" : ""))
			.collect(Collectors.joining(", "));
		int more = rest.size() - NAMED;
		return (more > 0) ? named + " and " + more + " more" : named;
	}

	/**
	 * Manager of an organization.
	 *
	 * @param name the escaped name
	 * @param creator whether the manager is the creator of the organization
	 */
	public record Manager(String userId, String name, boolean creator) {
	}

}
