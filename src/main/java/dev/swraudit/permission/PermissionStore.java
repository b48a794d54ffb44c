package dev.swraudit.permission;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

import dev.swraudit.access.SwrFailure;
import dev.swraudit.ledger.Audit;
import dev.swraudit.ledger.KnownCreator;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Stores fetch results: the outcome and the access list of each target. Needs a
 * transaction. Serves one thread and one run. Discard the object if a transaction fails.
 */
public final class PermissionStore {

	private static final int BATCH = 2000;

	/** Value of {@code creator_holder_id} if no holder is the creator. */
	private static final int NO_HOLDER = 0;

	private static final String INSERT_OUTCOME = """
			insert into %s (target_id, outcome, http_status, error_code, message,
			  creator_account_id, creator_basis, creator_holder_id, self_account_id, access_list_id, permission_count,
			  read_at)
			values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
			""";

	private static final String DELETE_CREATOR = "delete from known_creator where repository_id = ?";

	private static final String INSERT_CREATOR = """
			insert into known_creator (repository_id, answer_id, creator_account_id) values (?, ?, ?)
			""";

	private final JdbcTemplate jdbc;

	private final Audit audit;

	private final AuditCaller caller;

	private final AccountIds accounts;

	private final AccessListStore lists;

	private final ResultTables tables;

	/**
	 * Creates a store.
	 * @param tables the tables for the results
	 */
	public PermissionStore(JdbcTemplate jdbc, Audit audit, ResultTables tables) {
		this.jdbc = jdbc;
		this.audit = audit;
		this.tables = tables;
		this.caller = new AuditCaller(jdbc, audit);
		this.accounts = new AccountIds(jdbc, audit.scopeId());
		this.lists = new AccessListStore(jdbc);
	}

	/**
	 * Stores fetch results, except those of another caller than the audit's.
	 * @return the reason why a result is not stored; empty if all are stored
	 * @throws AnotherCallerException if another transaction has set another caller
	 */
	public Optional<AnotherCallerException> store(List<? extends FetchResult> fetchResults) {
		Optional<Account> expected = this.caller.expectedFor(fetchResults);
		if (expected.isEmpty()) {
			store(fetchResults, null);
			return Optional.empty();
		}
		Account caller = expected.get();
		store(fetchResults.stream().filter((fetchResult) -> AuditCaller.isBy(caller, fetchResult)).toList(), caller);
		return fetchResults.stream()
			.filter((fetchResult) -> !AuditCaller.isBy(caller, fetchResult))
			.findFirst()
			.flatMap(AuditCaller::callerOf)
			.map((other) -> new AnotherCallerException(this.audit.key(), caller, other));
	}

	private void store(List<? extends FetchResult> fetchResults, @Nullable Account caller) {
		Account newCaller = this.caller.isStored() ? null : caller;
		Map<Account, Integer> ids = this.accounts.idsOf(accountsIn(fetchResults, newCaller));
		this.lists.store(fetchResults.stream().flatMap(PermissionStore::audited).toList(), ids);
		this.jdbc.batchUpdate(INSERT_OUTCOME.formatted(this.tables.outcomes()), fetchResults, BATCH,
				(row, fetchResult) -> setOutcome(row, fetchResult, ids));
		storeCreators(fetchResults, ids);
		if (newCaller != null) {
			// Last, because every worker locks accounts before the audit.
			this.caller.store(newCaller, Objects.requireNonNull(ids.get(newCaller)));
		}
	}

	/** Stores the looked-up creators for later audits. */
	private void storeCreators(List<? extends FetchResult> fetchResults, Map<Account, Integer> ids) {
		List<LookedUp> creators = fetchResults.stream().flatMap(LookedUp::of).toList();
		this.jdbc.batchUpdate(DELETE_CREATOR, creators, BATCH, (row, creator) -> row.setInt(1, creator.repository()));
		this.jdbc.batchUpdate(INSERT_CREATOR, creators, BATCH, (row, creator) -> {
			row.setInt(1, creator.repository());
			row.setString(2, creator.creator().answerId());
			row.setObject(3, ids.get(creator.account()), Types.INTEGER);
		});
	}

	/**
	 * Returns the accounts that the rows refer to. The holders of a stored list are not
	 * needed, except the caller and the creator.
	 */
	private Set<Account> accountsIn(List<? extends FetchResult> fetchResults, @Nullable Account caller) {
		Set<Account> accounts = new HashSet<>();
		if (caller != null) {
			accounts.add(caller);
		}
		fetchResults.stream().flatMap(PermissionStore::audited).forEach((audited) -> {
			boolean known = this.lists.isKnown(audited);
			for (Permission permission : audited.permissions()) {
				if (!known || permission.self() || Boolean.TRUE.equals(audited.creator().matches(permission))) {
					accounts.add(account(permission));
				}
			}
			if (audited.creator().isNamed()) {
				accounts.add(account(audited.creator()));
			}
			LookedUp.of(audited).forEach((creator) -> accounts.add(creator.account()));
		});
		return accounts;
	}

	private static Stream<FetchResult.Audited> audited(FetchResult fetchResult) {
		return (fetchResult instanceof FetchResult.Audited audited) ? Stream.of(audited) : Stream.empty();
	}

	private void setOutcome(PreparedStatement row, FetchResult fetchResult, Map<Account, Integer> ids)
			throws SQLException {
		row.setLong(1, fetchResult.target().id());
		row.setString(2, fetchResult.outcome().name());
		if (fetchResult instanceof FetchResult.Audited audited) {
			setFailure(row, null);
			row.setString(5, audited.gap());
			setCreator(row, audited.creator(), ids);
			row.setObject(8, creatorHolder(audited, ids), Types.INTEGER);
			row.setObject(9, holder(audited, Permission::self, ids), Types.INTEGER);
			row.setInt(10, this.lists.idOf(audited));
			row.setInt(11, audited.permissions().size());
		}
		else if (fetchResult instanceof FetchResult.NotAudited notAudited) {
			setFailure(row, notAudited.failure());
			setCreator(row, Creator.UNKNOWN, ids);
			for (int column = 8; column <= 11; column++) {
				row.setNull(column, Types.INTEGER);
			}
		}
		row.setObject(12,
				OffsetDateTime.ofInstant(fetchResult.readAt().truncatedTo(ChronoUnit.SECONDS), ZoneOffset.UTC));
	}

	/**
	 * Returns the account of the list that is the creator; 0 if none is, null if that is
	 * unknown.
	 */
	private static @Nullable Integer creatorHolder(FetchResult.Audited audited, Map<Account, Integer> ids) {
		Creator creator = audited.creator();
		if (!creator.isMatched()) {
			return null;
		}
		Integer holder = holder(audited, (permission) -> Boolean.TRUE.equals(creator.matches(permission)), ids);
		return (holder != null) ? holder : NO_HOLDER;
	}

	/** Returns the account of the first holder that fits; null if there is none. */
	private static @Nullable Integer holder(FetchResult.Audited audited, Predicate<Permission> condition,
			Map<Account, Integer> ids) {
		return audited.permissions()
			.stream()
			.filter(condition)
			.findFirst()
			.map((permission) -> ids.get(account(permission)))
			.orElse(null);
	}

	private static void setFailure(PreparedStatement row, @Nullable SwrFailure swrFailure) throws SQLException {
		row.setObject(3, (swrFailure != null) ? swrFailure.status() : null, Types.SMALLINT);
		row.setString(4, (swrFailure != null) ? swrFailure.code() : null);
		row.setString(5, (swrFailure != null) ? swrFailure.message() : null);
	}

	private static void setCreator(PreparedStatement row, Creator creator, Map<Account, Integer> ids)
			throws SQLException {
		row.setObject(6, creator.isNamed() ? ids.get(account(creator)) : null, Types.INTEGER);
		row.setString(7, creator.evidence().basis());
	}

	static Account account(Permission permission) {
		return Account.of(permission.userId(), permission.userName());
	}

	private static Account account(Creator creator) {
		return Account.of(creator.id(), creator.name());
	}

	/**
	 * Looked-up creator to store.
	 */
	private record LookedUp(int repository, KnownCreator creator) {

		static Stream<LookedUp> of(FetchResult fetchResult) {
			KnownCreator creator = (fetchResult instanceof FetchResult.Audited audited) ? audited.lookedUp() : null;
			return (creator != null) ? Stream.of(new LookedUp(fetchResult.target().known().id(), creator))
					: Stream.empty();
		}

		Account account() {
			return Account.of(this.creator.id(), this.creator.name());
		}

	}

}
