package dev.swraudit.people;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;

import dev.swraudit.ledger.IdRange;
import dev.swraudit.permission.CodePointOrder;
import dev.swraudit.permission.PermissionPages;
import dev.swraudit.permission.StoredPermissions;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Query for the users that hold a permission in an audit. It reads the permission blocks
 * page by page, and keeps counters for each account.
 */
final class HolderQuery {

	private static final int LOOKUP_SIZE = 500;

	private final JdbcTemplate jdbc;

	private final IdRange rows;

	private final Map<Integer, GrantCounts> counts = new HashMap<>();

	HolderQuery(JdbcTemplate jdbc, int auditId) {
		this.jdbc = jdbc;
		this.rows = IdRange.targets(auditId);
	}

	/**
	 * Returns the users in the order of user ids.
	 * @param bearers receives every name of every user
	 */
	List<Holder> read(NameBearers bearers) {
		JdbcClient client = JdbcClient.create(this.jdbc);
		count(PermissionPages.ofRepositories(client), GrantCounts::addRepository);
		count(PermissionPages.ofOrganizations(client), GrantCounts::addOrganization);
		Map<String, List<NamedCounts>> users = new HashMap<>();
		List<Integer> accounts = new ArrayList<>(this.counts.keySet());
		for (int from = 0; from < accounts.size(); from += LOOKUP_SIZE) {
			name(accounts.subList(from, Math.min(accounts.size(), from + LOOKUP_SIZE)), users, bearers);
		}
		List<Holder> holders = new ArrayList<>(users.size());
		users.forEach((userId, named) -> holders.add(holder(userId, named)));
		holders.sort(Holder::compare);
		return holders;
	}

	private void count(PermissionPages pages, BiConsumer<GrantCounts, StoredPermissions.Entry> counter) {
		pages.forEach(this.rows,
				(page) -> page.stream()
					.flatMap((list) -> list.entries().stream())
					.forEach((entry) -> counter
						.accept(this.counts.computeIfAbsent(entry.account(), (none) -> new GrantCounts()), entry)));
	}

	private void name(List<Integer> accounts, Map<String, List<NamedCounts>> users, NameBearers bearers) {
		JdbcClient.create(this.jdbc)
			.sql("select id, user_id, user_name from account where id in (:ids)")
			.param("ids", accounts)
			.query((row) -> {
				int account = row.getInt(1);
				String userName = row.getString(3);
				users.computeIfAbsent(row.getString(2), (none) -> new ArrayList<>(1))
					.add(new NamedCounts(account, userName, Objects.requireNonNull(this.counts.get(account))));
				bearers.add(row.getString(2), userName);
			});
	}

	private static Holder holder(String userId, List<NamedCounts> named) {
		named.sort(NamedCounts.MAIN_FIRST);
		GrantCounts all = new GrantCounts();
		named.forEach((account) -> all.add(account.counts()));
		return new Holder(userId, named.get(0).account(), named.get(0).name(),
				named.stream()
					.skip(1)
					.map(NamedCounts::name)
					.filter((name) -> !name.isEmpty())
					.sorted(CodePointOrder::compareText)
					.toList(),
				all);
	}

	/**
	 * Permissions of a user under one name.
	 */
	private record NamedCounts(int account, String name, GrantCounts counts) {

		static final Comparator<NamedCounts> MAIN_FIRST = Comparator
			.comparing((NamedCounts account) -> account.name.isEmpty())
			.thenComparing((account) -> -account.counts.objects())
			.thenComparing(NamedCounts::name, CodePointOrder::compareText);

	}

}
