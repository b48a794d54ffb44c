package dev.swraudit.evaluation;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import dev.swraudit.ledger.Audit;
import dev.swraudit.ledger.IdRange;
import dev.swraudit.ledger.RowIds;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Last readings of the objects that an audit did not read. They are carried over from
 * audit to audit, so that a user who may still hold something there is not taken for one
 * without permissions.
 */
final class LastReadings {

	private static final int PAGE = 1000;

	private static final String BLOCKS = """
			select t.repository_id, p.account_ids, p.id
			from %1$s p
			join %2$s t on t.id = p.id / 1048576
			where p.id > ? and p.id < ?
			order by p.id
			limit ?
			""";

	private static final String CARRIED = """
			select repository_id, account_ids, id from last_reading where id > ? and id < ? order by id limit ?
			""";

	private static final String INSERT = "insert into last_reading (id, repository_id, account_ids) values (?, ?, ?)";

	private final JdbcTemplate jdbc;

	private final Audit audit;

	private final @Nullable Integer baselineId;

	/** Objects that SWR does not find now. */
	private final BitSet gone = new BitSet();

	/** Objects whose access list was read now, or that are gone. */
	private final BitSet settled = new BitSet();

	/** Accounts that held something on an object that was not read now. */
	private final BitSet unread = new BitSet();

	private final List<Reading> batch = new ArrayList<>();

	private long next;

	/**
	 * Finds and stores the last readings of the objects that an audit did not read.
	 * @param tooManyVanished whether too many objects have vanished; then neither an
	 * object that is not found nor a list without other holders counts as read
	 */
	LastReadings(JdbcTemplate jdbc, Audit audit, @Nullable Integer baselineId, boolean tooManyVanished) {
		this.jdbc = jdbc;
		this.audit = audit;
		this.baselineId = baselineId;
		this.next = RowIds.finding(audit.id(), 0);
		if (baselineId == null) {
			return;
		}
		for (AuditedObjects now : AuditedObjects.of(jdbc, audit.id())) {
			BitSet read = now.read();
			if (tooManyVanished) {
				read.andNot(now.withoutOthers(now.caller()));
			}
			else {
				this.gone.or(now.notFound());
			}
			this.settled.or(read);
		}
		this.settled.or(this.gone);
		carry(baselineId);
	}

	private void carry(int baselineId) {
		for (AuditedObjects before : AuditedObjects.of(this.jdbc, baselineId)) {
			Map<Long, Integer> targets = before.readExcept(this.settled);
			if (!targets.isEmpty()) {
				forEachBlock(before, baselineId, (reading) -> {
					if (!this.settled.get(reading.object())) {
						add(reading);
					}
				});
			}
		}
		forEach(CARRIED, IdRange.findings(baselineId), (reading) -> {
			if (!this.settled.get(reading.object())) {
				add(reading);
			}
		});
		flush();
	}

	private void add(Reading reading) {
		for (Object account : reading.accounts()) {
			this.unread.set((Integer) account);
		}
		this.batch.add(reading);
		if (this.batch.size() == PAGE) {
			flush();
		}
	}

	private void flush() {
		this.jdbc.batchUpdate(INSERT, this.batch, PAGE, (row, reading) -> {
			row.setLong(1, this.next++);
			row.setInt(2, reading.object());
			row.setArray(3, row.getConnection().createArrayOf("integer", reading.accounts()));
		});
		this.batch.clear();
	}

	/**
	 * Returns what is known of users who hold nothing on the objects that were read now.
	 */
	Map<String, LastKnown> of(Collection<String> userIds) {
		Map<String, LastKnown> known = new HashMap<>();
		userIds.forEach((userId) -> known.put(userId, LastKnown.REVOKED));
		Map<Integer, String> accounts = accountsOf(userIds);
		Set<String> possiblyGone = new TreeSet<>();
		accounts.forEach((account, userId) -> {
			if (this.unread.get(account)) {
				known.put(userId, LastKnown.UNREAD);
			}
		});
		userIds.stream().filter((userId) -> known.get(userId) == LastKnown.REVOKED).forEach(possiblyGone::add);
		withAllObjectsGone(accounts, possiblyGone).forEach((userId) -> known.put(userId, LastKnown.GONE));
		return known;
	}

	private Map<Integer, String> accountsOf(Collection<String> userIds) {
		Map<Integer, String> accounts = new HashMap<>();
		List<String> all = List.copyOf(userIds);
		for (int from = 0; from < all.size(); from += PAGE) {
			JdbcClient.create(this.jdbc)
				.sql("select id, user_id from account where scope_id = :scope and user_id in (:users)")
				.param("scope", this.audit.scopeId())
				.param("users", all.subList(from, Math.min(all.size(), from + PAGE)))
				.query((row) -> {
					accounts.put(row.getInt(1), row.getString(2));
				});
		}
		return accounts;
	}

	/**
	 * Returns those of the users who held something, and only on objects that are gone.
	 */
	private Set<String> withAllObjectsGone(Map<Integer, String> accounts, Set<String> userIds) {
		Set<String> onGone = new TreeSet<>();
		Set<String> onOther = new TreeSet<>();
		if (this.baselineId == null || userIds.isEmpty() || this.gone.isEmpty()) {
			return onGone;
		}
		ReadingVisitor visitor = (reading) -> {
			for (Object account : reading.accounts()) {
				String userId = accounts.get(account);
				if (userId != null && userIds.contains(userId)) {
					(this.gone.get(reading.object()) ? onGone : onOther).add(userId);
				}
			}
		};
		AuditedObjects.of(this.jdbc, this.baselineId)
			.forEach((before) -> forEachBlock(before, this.baselineId, visitor));
		forEach(CARRIED, IdRange.findings(this.baselineId), visitor);
		onGone.removeAll(onOther);
		return onGone;
	}

	private void forEachBlock(AuditedObjects objects, int auditId, ReadingVisitor visitor) {
		forEach(BLOCKS.formatted(objects.blocks(), objects.targets()), IdRange.permissions(auditId), visitor);
	}

	private void forEach(String sql, IdRange rows, ReadingVisitor visitor) {
		long after = rows.after();
		List<Reading> page;
		do {
			page = this.jdbc.query(sql,
					(row, number) -> new Reading(row.getInt(1), (Object[]) row.getArray(2).getArray(), row.getLong(3)),
					after, rows.end(), PAGE);
			page.forEach(visitor::visit);
			after = page.isEmpty() ? after : page.get(page.size() - 1).id();
		}
		while (page.size() == PAGE);
	}

	/**
	 * What is known of a user who holds nothing on the objects that were read.
	 */
	enum LastKnown {

		/** Every object was read without the user, or is gone. */
		REVOKED,

		/** All objects of the user are gone. */
		GONE,

		/** An object on which the user held something was not read. */
		UNREAD

	}

	/**
	 * Part of the holders of an object.
	 *
	 * @param object id of the repository, or of the organization
	 * @param accounts account ids
	 * @param id row id
	 */
	private record Reading(int object, Object[] accounts, long id) {
	}

	/**
	 * Callback for a reading.
	 */
	@FunctionalInterface
	private interface ReadingVisitor {

		void visit(Reading reading);

	}

}
