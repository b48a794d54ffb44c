package dev.swraudit.organization;

import java.sql.Types;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;

import dev.swraudit.access.ListedOrganization;
import dev.swraudit.ledger.Audit;
import dev.swraudit.ledger.IdRange;
import dev.swraudit.ledger.KnownLists;
import dev.swraudit.ledger.KnownRepository;
import dev.swraudit.ledger.RowIds;
import dev.swraudit.ledger.Target;
import dev.swraudit.ledger.TargetRange;
import dev.swraudit.permission.GrantSource;
import dev.swraudit.target.InputRepositories;
import dev.swraudit.target.RepositoryIds;
import dev.swraudit.target.RepositoryName;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Grant lists of an audit: one for each organization that a valid record names or SWR
 * lists, and one for each shared repository of the input. Writing needs the transaction
 * of the caller.
 */
@Component
public class GrantLists {

	private static final int BATCH = 2000;

	private static final String INSERT = """
			insert into grant_list (id, audit_id, grant_source, repository_id) values (?, ?, ?, ?)
			""";

	private static final String RECORDS = """
			select n.name, count(*) from target t
			join repository r on r.id = t.repository_id
			join namespace n on n.id = r.namespace_id
			where t.id > ? and t.id < ?
			group by n.name
			""";

	private static final String KNOWN = """
			select id, repository_id from grant_list where id > ? and id < ? and grant_source = ?
			""";

	private static final String COUNT = """
			update grant_list set record_count = ?, listed_user_count = ?, listed_repository_count = ? where id = ?
			""";

	private static final String PENDING = """
			select g.id, n.name, r.name, r.id
			from grant_list g
			join repository r on r.id = g.repository_id
			join namespace n on n.id = r.namespace_id
			left join grant_outcome o on o.target_id = g.id
			where g.id > ? and g.id < ? and o.target_id is null
			order by g.id
			limit ?
			""";

	private static final String REOPEN = """
			delete from grant_outcome
			where target_id > ? and target_id < ?
			  and (outcome in ('FAILED', 'FORBIDDEN') or (outcome = 'NOT_FOUND' and ?))
			""";

	private final JdbcTemplate jdbc;

	private final PlatformTransactionManager transactions;

	GrantLists(JdbcTemplate jdbc, PlatformTransactionManager transactions) {
		this.jdbc = jdbc;
		this.transactions = transactions;
	}

	/**
	 * Adds the organizations of the input and of SWR's list that the audit lacks.
	 * @param listed the organizations that SWR lists; null if they were not read
	 */
	public void addOrganizations(Audit audit, @Nullable List<ListedOrganization> listed) {
		IdRange rows = IdRange.targets(audit.id());
		Map<String, Long> records = new TreeMap<>();
		this.jdbc.query(RECORDS, (row) -> {
			records.put(row.getString(1), row.getLong(2));
		}, rows.after(), rows.end());
		Map<String, ListedOrganization> byName = new HashMap<>();
		if (listed != null) {
			listed.forEach((organization) -> byName.put(organization.name(), organization));
		}
		byName.keySet().forEach((name) -> records.putIfAbsent(name, 0L));
		List<String> names = List.copyOf(records.keySet());
		List<Long> lists = add(audit, GrantSource.ORGANIZATION,
				names.stream().map(RepositoryName::ofOrganization).toList());
		this.jdbc.batchUpdate(COUNT, indexes(names), BATCH, (row, index) -> {
			ListedOrganization organization = byName.get(names.get(index));
			row.setObject(1, records.get(names.get(index)), Types.INTEGER);
			row.setObject(2, (organization != null) ? organization.users() : null, Types.BIGINT);
			row.setObject(3, (organization != null) ? organization.repositories() : null, Types.BIGINT);
			row.setLong(4, lists.get(index));
		});
	}

	/**
	 * Adds the shared repositories that the input names.
	 * @param shared the repositories that are shared with other accounts
	 */
	public void addShares(Audit audit, Collection<RepositoryName> shared) {
		BitSet targets = InputRepositories.read(this.jdbc, audit.id());
		List<RepositoryName> all = List.copyOf(shared);
		List<Integer> ids = idsOf(audit, all);
		add(audit, GrantSource.SHARE,
				indexes(all).stream().filter((index) -> targets.get(ids.get(index))).map(all::get).toList());
	}

	/** Adds the lists that the audit lacks. Returns the row ids of all. */
	private List<Long> add(Audit audit, GrantSource source, List<RepositoryName> names) {
		IdRange rows = IdRange.targets(audit.id());
		Map<Integer, Long> known = new HashMap<>();
		this.jdbc.query(KNOWN, (row) -> {
			known.put(row.getInt(2), row.getLong(1));
		}, rows.after(), rows.end(), source.code());
		Long last = this.jdbc.queryForObject("select max(id) from grant_list where id > ? and id < ?", Long.class,
				rows.after(), rows.end());
		long next = (last != null) ? last + 1 : RowIds.target(audit.id(), 1);
		List<Integer> repositories = idsOf(audit, names);
		List<Integer> added = new ArrayList<>();
		for (Integer repository : repositories) {
			if (known.putIfAbsent(repository, next) == null) {
				added.add(repository);
				next++;
			}
		}
		this.jdbc.batchUpdate(INSERT, added, BATCH, (row, repository) -> {
			row.setLong(1, Objects.requireNonNull(known.get(repository)));
			row.setInt(2, audit.id());
			row.setInt(3, source.code());
			row.setInt(4, repository);
		});
		return repositories.stream().map(known::get).map(Objects::requireNonNull).toList();
	}

	private List<Integer> idsOf(Audit audit, List<RepositoryName> names) {
		try (RepositoryIds repositories = new RepositoryIds(this.jdbc, this.transactions, audit.scopeId())) {
			List<Integer> ids = repositories.idsOf(names);
			repositories.complete();
			return ids;
		}
	}

	private static List<Integer> indexes(List<?> list) {
		return IntStream.range(0, list.size()).boxed().toList();
	}

	/**
	 * Returns the first lists of a range that have no outcome, in the order of their ids.
	 * The repository of an organization is empty.
	 */
	public List<Target> pending(TargetRange range, int limit) {
		List<Target> lists = this.jdbc.query(PENDING, (row, number) -> new Target(row.getLong(1), row.getString(2),
				row.getString(3), new KnownRepository(row.getInt(4), null, List.of())), range.after(), range.before(),
				limit);
		return KnownLists.addTo(lists, this.jdbc, "grant_list");
	}

	/**
	 * Makes failed and forbidden lists pending again, for another execution of the audit.
	 * If too many organizations or repositories had vanished, also those that SWR did not
	 * find.
	 */
	public void reopen(Audit audit, boolean tooManyVanished) {
		IdRange rows = IdRange.targets(audit.id());
		this.jdbc.update(REOPEN, rows.after(), rows.end(), tooManyVanished);
	}

}
