package dev.swraudit.evaluation;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

import dev.swraudit.evaluation.StoredReadings.Reading;
import dev.swraudit.ledger.Audit;
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

	private static final String INSERT = "insert into last_reading (id, repository_id, access_list_id, gone) values (?, ?, ?, ?)";

	private final JdbcTemplate jdbc;

	private final Audit audit;

	private final @Nullable Integer baselineId;

	private final boolean keepsGone;

	/** Objects whose access list was read now. */
	private final BitSet read = new BitSet();

	/** Objects that the audit asked for and that may exist. */
	private final BitSet present = new BitSet();

	/**
	 * Objects that SWR does not find now, or did not find when they were last asked for.
	 */
	private final BitSet gone = new BitSet();

	/** Accounts that held something on an object that was not read now. */
	private final BitSet unread = new BitSet();

	private final List<Reading> batch = new ArrayList<>();

	private long next;

	/**
	 * Finds and stores the last readings of the objects that an audit did not read.
	 * @param tooManyVanished whether too many objects have vanished; then neither an
	 * object that is not found nor a list without other holders counts as read
	 * @param keepsGone whether the readings of objects that are gone are kept too,
	 * because a finding on a user cannot be resolved now
	 */
	LastReadings(JdbcTemplate jdbc, Audit audit, @Nullable Integer baselineId, boolean tooManyVanished,
			boolean keepsGone) {
		this.jdbc = jdbc;
		this.audit = audit;
		this.baselineId = baselineId;
		this.keepsGone = keepsGone;
		this.next = RowIds.finding(audit.id(), 0);
		if (baselineId == null) {
			return;
		}
		for (AuditedObjects now : AuditedObjects.of(jdbc, audit.id())) {
			BitSet lists = now.read();
			if (tooManyVanished) {
				lists.andNot(now.withoutOthers(now.caller()));
			}
			else {
				this.gone.or(now.notFound());
			}
			this.read.or(lists);
			this.present.or(now.present());
		}
		carry(baselineId);
	}

	private void carry(int baselineId) {
		for (AuditedObjects before : AuditedObjects.of(this.jdbc, baselineId)) {
			if (before.read().stream().anyMatch((object) -> !this.read.get(object))) {
				StoredReadings.ofAudit(this.jdbc, before, baselineId, this::carry);
			}
		}
		StoredReadings.ofEarlierAudits(this.jdbc, baselineId, (reading) -> {
			if (reading.gone() && !this.present.get(reading.object())) {
				this.gone.set(reading.object());
			}
			carry(reading);
		});
		flush();
	}

	private void carry(Reading reading) {
		boolean isGone = this.gone.get(reading.object());
		if (this.read.get(reading.object()) || (isGone && !this.keepsGone)) {
			return;
		}
		if (!isGone) {
			for (Object account : reading.accounts()) {
				this.unread.set((Integer) account);
			}
		}
		this.batch.add(new Reading(reading.id(), reading.object(), reading.list(), isGone, reading.accounts()));
		if (this.batch.size() == PAGE) {
			flush();
		}
	}

	private void flush() {
		this.jdbc.batchUpdate(INSERT, this.batch, PAGE, (row, reading) -> {
			row.setLong(1, this.next++);
			row.setInt(2, reading.object());
			row.setInt(3, reading.list());
			row.setBoolean(4, reading.gone());
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
		Consumer<Reading> visitor = (reading) -> {
			for (Object account : reading.accounts()) {
				String userId = accounts.get(account);
				if (userId != null && userIds.contains(userId)) {
					(this.gone.get(reading.object()) ? onGone : onOther).add(userId);
				}
			}
		};
		AuditedObjects.of(this.jdbc, this.baselineId)
			.forEach((before) -> StoredReadings.ofAudit(this.jdbc, before, this.baselineId, visitor));
		StoredReadings.ofEarlierAudits(this.jdbc, this.baselineId, visitor);
		onGone.removeAll(onOther);
		return onGone;
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

}
