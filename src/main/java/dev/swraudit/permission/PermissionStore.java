package dev.swraudit.permission;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import dev.swraudit.access.SwrFailure;
import dev.swraudit.ledger.Audit;
import dev.swraudit.ledger.KnownCreator;
import dev.swraudit.ledger.RowIds;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Stores fetch results: the outcome and the permissions of each target. Needs a
 * transaction. Serves one thread and one run. Discard the object if a transaction fails.
 */
public final class PermissionStore {

	private static final int BATCH = 2000;

	private static final String INSERT_OUTCOME = """
			insert into %s (target_id, outcome, http_status, error_code, message,
			  creator_account_id, creator_basis, permission_count, read_at)
			values (?, ?, ?, ?, ?, ?, ?, ?, ?)
			""";

	private static final String INSERT_PERMISSION = """
			insert into %s (id, account_ids, auths, are_self, are_creator) values (?, ?, ?, ?, ?)
			""";

	private static final String DELETE_CREATOR = """
			delete from known_creator where repository_id = (select repository_id from target where id = ?)
			""";

	private static final String INSERT_CREATOR = """
			insert into known_creator (repository_id, answer_id, creator_account_id)
			select repository_id, cast(? as varchar), cast(? as int) from target where id = ?
			""";

	private final JdbcTemplate jdbc;

	private final Audit audit;

	private final AuditCaller caller;

	private final AccountIds accounts;

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
		this.jdbc.batchUpdate(INSERT_OUTCOME.formatted(this.tables.outcomes()), fetchResults, BATCH,
				(row, fetchResult) -> setOutcome(row, fetchResult, ids));
		List<PermissionBlock> blocks = new ArrayList<>();
		for (FetchResult fetchResult : fetchResults) {
			if (fetchResult instanceof FetchResult.Audited audited) {
				addBlocks(audited, ids, blocks);
			}
		}
		this.jdbc.batchUpdate(INSERT_PERMISSION.formatted(this.tables.blocks()), blocks, BATCH,
				(row, block) -> block.set(row));
		storeCreators(fetchResults, ids);
		if (newCaller != null) {
			// Last, because every worker locks accounts before the audit.
			this.caller.store(newCaller, Objects.requireNonNull(ids.get(newCaller)));
		}
	}

	/** Stores the looked-up creators for later audits. */
	private void storeCreators(List<? extends FetchResult> fetchResults, Map<Account, Integer> ids) {
		List<LookedUp> creators = fetchResults.stream().flatMap(LookedUp::of).toList();
		this.jdbc.batchUpdate(DELETE_CREATOR, creators, BATCH, (row, creator) -> row.setLong(1, creator.target()));
		this.jdbc.batchUpdate(INSERT_CREATOR, creators, BATCH, (row, creator) -> {
			row.setString(1, creator.creator().answerId());
			row.setObject(2, ids.get(creator.account()), Types.INTEGER);
			row.setLong(3, creator.target());
		});
	}

	private static Set<Account> accountsIn(List<? extends FetchResult> fetchResults, @Nullable Account caller) {
		Set<Account> accounts = new HashSet<>();
		if (caller != null) {
			accounts.add(caller);
		}
		for (FetchResult fetchResult : fetchResults) {
			if (fetchResult instanceof FetchResult.Audited audited) {
				audited.permissions().forEach((permission) -> accounts.add(account(permission)));
				if (audited.creator().isNamed()) {
					accounts.add(account(audited.creator()));
				}
				LookedUp.of(audited).forEach((creator) -> accounts.add(creator.account()));
			}
		}
		return accounts;
	}

	private static void setOutcome(PreparedStatement row, FetchResult fetchResult, Map<Account, Integer> ids)
			throws SQLException {
		row.setLong(1, fetchResult.target().id());
		row.setString(2, fetchResult.outcome().name());
		if (fetchResult instanceof FetchResult.Audited audited) {
			setFailure(row, null);
			row.setString(5, audited.gap());
			setCreator(row, audited.creator(), ids);
			row.setInt(8, audited.permissions().size());
		}
		else if (fetchResult instanceof FetchResult.NotAudited notAudited) {
			setFailure(row, notAudited.failure());
			setCreator(row, Creator.UNKNOWN, ids);
			row.setNull(8, Types.INTEGER);
		}
		row.setObject(9,
				OffsetDateTime.ofInstant(fetchResult.readAt().truncatedTo(ChronoUnit.SECONDS), ZoneOffset.UTC));
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

	private static void addBlocks(FetchResult.Audited audited, Map<Account, Integer> ids,
			List<PermissionBlock> blocks) {
		List<Permission> all = audited.permissions();
		for (int from = 0; from < all.size(); from += PermissionBlock.MAX_ENTRIES) {
			List<Permission> some = all.subList(from, Math.min(all.size(), from + PermissionBlock.MAX_ENTRIES));
			blocks.add(new PermissionBlock(RowIds.permission(audited.target().id(), from),
					some.stream().map((permission) -> entry(permission, audited.creator(), ids)).toList()));
		}
	}

	private static PermissionBlock.Entry entry(Permission permission, Creator creator, Map<Account, Integer> ids) {
		int account = Objects.requireNonNull(ids.get(account(permission)));
		return new PermissionBlock.Entry(account, permission.auth(), permission.self(), creator.matches(permission));
	}

	private static Account account(Permission permission) {
		return Account.of(permission.userId(), permission.userName());
	}

	private static Account account(Creator creator) {
		return Account.of(creator.id(), creator.name());
	}

	/**
	 * Looked-up creator to store.
	 */
	private record LookedUp(long target, KnownCreator creator) {

		static Stream<LookedUp> of(FetchResult fetchResult) {
			KnownCreator creator = (fetchResult instanceof FetchResult.Audited audited) ? audited.lookedUp() : null;
			return (creator != null) ? Stream.of(new LookedUp(fetchResult.target().id(), creator)) : Stream.empty();
		}

		Account account() {
			return Account.of(this.creator.id(), this.creator.name());
		}

	}

}
