package dev.swraudit.evaluation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import dev.swraudit.finding.PermissionHolder;
import dev.swraudit.ledger.BackgroundTask;
import dev.swraudit.ledger.IdRange;
import dev.swraudit.ledger.Outcome;
import dev.swraudit.ledger.RowIds;
import dev.swraudit.permission.AccountNameCache;
import dev.swraudit.permission.PermissionPages;
import dev.swraudit.permission.StoredPermissions;
import dev.swraudit.target.RepositoryName;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reader of the completed targets of an audit in the order of row ids. Another thread
 * reads the next page while the current one is processed, so the targets must be
 * committed.
 */
final class CompletedTargets implements Iterator<CompletedTarget>, AutoCloseable {

	private static final int PAGE = 2000;

	/**
	 * Limits the range in both tables, because PostgreSQL does not derive one from the
	 * other.
	 */
	private static final String SELECT = """
			select t.id, n.name as namespace, r.name as repository, t.repository_id, o.outcome, o.creator_account_id,
			  o.creator_basis, o.creator_holder_id, o.permission_count
			from outcome o
			join target t on t.id = o.target_id
			left join repository r on r.id = t.repository_id
			left join namespace n on n.id = r.namespace_id
			where o.target_id > ? and o.target_id < ? and t.id > ? and t.id < ?
			order by o.target_id
			limit ?
			""";

	private final JdbcTemplate jdbc;

	private final PermissionPages permissions;

	private final AccountNameCache<String> userIds;

	private final long end;

	/** Repositories with baseline findings that are not closed. */
	private final BitSet compared;

	private long last;

	private Iterator<CompletedTarget> page = List.<CompletedTarget>of().iterator();

	private BackgroundTask<List<CompletedTarget>> ahead;

	/**
	 * Starts to read.
	 * @param baselineId row id of the baseline; null if there is none
	 */
	CompletedTargets(JdbcTemplate jdbc, int auditId, @Nullable Integer baselineId) {
		this.jdbc = jdbc;
		this.permissions = PermissionPages.ofRepositories(JdbcClient.create(jdbc));
		this.userIds = new AccountNameCache<>(JdbcClient.create(jdbc), (userId, userName) -> userId);
		this.last = RowIds.target(auditId, 0);
		this.end = RowIds.target(auditId + 1, 0);
		this.compared = (baselineId != null) ? AuditedObjects.repositories(jdbc, baselineId).withOpenFindings()
				: new BitSet();
		this.ahead = BackgroundTask.begin(this::nextPage);
	}

	@Override
	public boolean hasNext() {
		if (!this.page.hasNext()) {
			List<CompletedTarget> next = this.ahead.result();
			this.page = next.iterator();
			this.ahead = next.isEmpty() ? this.ahead : BackgroundTask.begin(this::nextPage);
		}
		return this.page.hasNext();
	}

	@Override
	public CompletedTarget next() {
		if (!hasNext()) {
			throw new NoSuchElementException();
		}
		return this.page.next();
	}

	/** Waits for the background query, so that it no longer uses the database. */
	@Override
	public void close() {
		this.ahead.await();
	}

	private List<CompletedTarget> nextPage() {
		List<CompletedTarget> page = this.jdbc.query(SELECT, CompletedTargets::target, this.last, this.end, this.last,
				this.end, PAGE);
		if (!page.isEmpty()) {
			long first = page.get(0).id();
			this.last = page.get(page.size() - 1).id();
			Set<Long> whole = page.stream()
				.filter(this::isCompared)
				.map(CompletedTarget::id)
				.collect(Collectors.toSet());
			Map<Long, List<PermissionHolder>> holders = holders(first, this.last, whole);
			page.replaceAll((target) -> target.withHolders(holders.getOrDefault(target.id(), List.of())));
		}
		return page;
	}

	private static CompletedTarget target(ResultSet row, int number) throws SQLException {
		RepositoryName name = new RepositoryName(Objects.requireNonNullElse(row.getString("namespace"), ""),
				Objects.requireNonNullElse(row.getString("repository"), ""));
		return new CompletedTarget(row.getLong("id"), name, row.getObject("repository_id", Integer.class),
				Outcome.valueOf(row.getString("outcome")), row.getObject("creator_account_id", Integer.class),
				"id".equals(row.getString("creator_basis")), creatorHolds(row), List.of());
	}

	/** Returns whether the creator is a holder of the list; null if that is unknown. */
	private static @Nullable Boolean creatorHolds(ResultSet row) throws SQLException {
		if (row.getInt("permission_count") == 0) {
			return false;
		}
		Integer holder = row.getObject("creator_holder_id", Integer.class);
		return (holder != null) ? holder != 0 : null;
	}

	private boolean isCompared(CompletedTarget target) {
		return target.repositoryId() != null && this.compared.get(target.repositoryId());
	}

	private Map<Long, List<PermissionHolder>> holders(long first, long last, Set<Long> whole) {
		Map<Long, List<PermissionHolder>> holders = new HashMap<>();
		this.permissions.forEach(new IdRange(first - 1, last + 1), (page) -> {
			Map<Long, List<StoredPermissions.Entry>> needed = new HashMap<>();
			page.forEach((list) -> needed.put(list.targetId(),
					whole.contains(list.targetId()) ? list.entries() : withoutWriteAndRead(list)));
			this.userIds.expect(needed.values()
				.stream()
				.flatMap(List::stream)
				.map(StoredPermissions.Entry::account)
				.collect(Collectors.toSet()));
			needed.forEach((target, entries) -> holders.put(target, entries.stream().map(this::holder).toList()));
		});
		return holders;
	}

	/** Returns the entries to which a rule can apply. */
	private static List<StoredPermissions.Entry> withoutWriteAndRead(StoredPermissions list) {
		return list.entries().stream().filter((entry) -> entry.auth() != 1 && entry.auth() != 3).toList();
	}

	private PermissionHolder holder(StoredPermissions.Entry entry) {
		return new PermissionHolder(entry.account(), this.userIds.get(entry.account()), entry.auth(), entry.self(),
				entry.creator());
	}

}
