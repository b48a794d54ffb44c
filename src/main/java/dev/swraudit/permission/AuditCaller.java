package dev.swraudit.permission;

import java.util.List;
import java.util.Optional;

import dev.swraudit.ledger.Audit;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Caller of one audit: the user that SWR names as the caller ({@code self_auth}) in the
 * first stored response. All later responses must have the same caller, because users see
 * different lists.
 */
final class AuditCaller {

	private static final String SELECT = """
			select c.user_id, c.user_name
			from audit a
			join account c on c.id = a.audited_by_account_id
			where a.id = ?
			""";

	private static final String SET = """
			update audit set audited_by_account_id = ? where id = ? and audited_by_account_id is null
			""";

	private final JdbcTemplate jdbc;

	private final Audit audit;

	private @Nullable Account stored;

	AuditCaller(JdbcTemplate jdbc, Audit audit) {
		this.jdbc = jdbc;
		this.audit = audit;
	}

	/**
	 * Returns the caller of the audit if it is stored, otherwise the caller of the first
	 * result that names one, otherwise empty.
	 */
	Optional<Account> expectedFor(List<? extends FetchResult> fetchResults) {
		if (this.stored == null) {
			this.stored = select();
		}
		return (this.stored != null) ? Optional.of(this.stored)
				: fetchResults.stream().flatMap((fetchResult) -> callerOf(fetchResult).stream()).findFirst();
	}

	/** Returns whether a result names this caller or none. */
	static boolean isBy(Account caller, FetchResult fetchResult) {
		return callerOf(fetchResult).map(Account::userId).filter((userId) -> !userId.equals(caller.userId())).isEmpty();
	}

	/** Returns the caller that SWR named; empty if it named none. */
	static Optional<Account> callerOf(FetchResult fetchResult) {
		return (fetchResult instanceof FetchResult.Audited audited)
				? Optional.ofNullable(audited.self()).map((self) -> Account.of(self.userId(), self.userName()))
				: Optional.empty();
	}

	boolean isStored() {
		return this.stored != null;
	}

	/**
	 * Stores the caller. Needs the transaction of the first response. On PostgreSQL the
	 * row of the audit stays locked until that transaction ends, so that one worker sets
	 * the caller and the others compare with it.
	 * @param accountId the row id of the caller's account
	 * @throws AnotherCallerException if the audit already has another caller
	 */
	void store(Account caller, int accountId) {
		this.jdbc.update(SET, accountId, this.audit.id());
		Account stored = select();
		if (stored == null) {
			throw new IllegalStateException("no audit " + this.audit.id());
		}
		if (!stored.userId().equals(caller.userId())) {
			throw new AnotherCallerException(this.audit.key(), stored, caller);
		}
		this.stored = stored;
	}

	private @Nullable Account select() {
		return this.jdbc
			.query(SELECT, (row, number) -> new Account(row.getString(1), row.getString(2)), this.audit.id())
			.stream()
			.findFirst()
			.orElse(null);
	}

}
