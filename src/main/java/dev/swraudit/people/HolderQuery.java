package dev.swraudit.people;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

import dev.swraudit.ledger.IdRange;
import dev.swraudit.permission.CodePointOrder;
import dev.swraudit.permission.PermissionBlock;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Query for the users that hold a permission in an audit. It reads the permission blocks
 * page by page, and keeps counters for each account.
 */
final class HolderQuery {

	private static final int PAGE = 2000;

	private static final int LOOKUP_SIZE = 500;

	private static final String OF_REPOSITORIES = "select " + PermissionBlock.COLUMNS + """
			 from permission p where p.id > ? and p.id < ? order by p.id limit ?
			""";

	private static final String OF_ORGANIZATIONS = "select " + PermissionBlock.COLUMNS + """
			 from grant_block p
			join grant_list g on g.id = p.id / 1048576 and g.grant_source = 2
			where p.id > ? and p.id < ? order by p.id limit ?
			""";

	private final JdbcTemplate jdbc;

	private final IdRange rows;

	private final Map<Integer, GrantCounts> counts = new HashMap<>();

	private final CreatorHoldings creators;

	HolderQuery(JdbcTemplate jdbc, int auditId, CreatorHoldings creators) {
		this.jdbc = jdbc;
		this.creators = creators;
		this.rows = IdRange.permissions(auditId);
	}

	/**
	 * Returns the users in the order of user ids.
	 * @param bearers receives every name of every user
	 */
	List<Holder> read(NameBearers bearers) {
		count(OF_REPOSITORIES, GrantCounts::addRepository, this.creators::add);
		count(OF_ORGANIZATIONS, GrantCounts::addOrganization, (block) -> {
		});
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

	private void count(String sql, BiConsumer<GrantCounts, PermissionBlock.Entry> counter,
			Consumer<PermissionBlock> beforeEach) {
		long after = this.rows.after();
		List<PermissionBlock> page;
		do {
			page = this.jdbc.query(sql, (row, number) -> PermissionBlock.read(row), after, this.rows.end(), PAGE);
			for (PermissionBlock block : page) {
				beforeEach.accept(block);
				block.entries()
					.forEach((entry) -> counter
						.accept(this.counts.computeIfAbsent(entry.account(), (none) -> new GrantCounts()), entry));
				after = block.id();
			}
		}
		while (page.size() == PAGE);
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
