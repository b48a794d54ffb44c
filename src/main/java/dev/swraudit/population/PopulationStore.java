package dev.swraudit.population;

import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import dev.swraudit.access.AccountOverview;
import dev.swraudit.access.ListedRepository;
import dev.swraudit.ledger.Audit;
import dev.swraudit.ledger.IdRange;
import dev.swraudit.ledger.RowIds;
import dev.swraudit.target.RepositoryIds;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Stored lists and totals of the account, by audit. Writing needs the transaction of the
 * caller.
 */
@Component
public class PopulationStore {

	private static final int BATCH = 2000;

	private static final String INSERT_LISTED = """
			insert into listed_repository (id, repository_id, is_public, updated_at) values (?, ?, ?, ?)
			""";

	private final JdbcTemplate jdbc;

	private final PlatformTransactionManager transactions;

	PopulationStore(JdbcTemplate jdbc, PlatformTransactionManager transactions) {
		this.jdbc = jdbc;
		this.transactions = transactions;
	}

	/** Returns the states of the sources that an audit has asked for. */
	public Map<AccountSource, SourceState> states(int auditId) {
		return SourceStates.read(JdbcClient.create(this.jdbc), auditId);
	}

	/**
	 * Stores a snapshot. What was not asked for stays, and what was read before stays if
	 * it could not be read again.
	 */
	public void store(Audit audit, AccountSnapshot snapshot) {
		this.jdbc.update("insert into population (audit_id) select ? where not exists (select 1 from population where"
				+ " audit_id = ?)", audit.id(), audit.id());
		Map<AccountSource, SourceState> before = states(audit.id());
		snapshot.states().forEach((source, state) -> {
			SourceState earlier = before.getOrDefault(source, SourceState.OFF);
			if (state.status().hasContent() || !earlier.status().hasContent()) {
				store(audit, source, state);
			}
		});
		AccountSnapshot.contentOf(snapshot.listing()).ifPresent((listing) -> store(audit, listing, snapshot.readAt()));
		AccountSnapshot.contentOf(snapshot.overview()).ifPresent((overview) -> store(audit, overview));
	}

	private void store(Audit audit, AccountSource source, SourceState state) {
		this.jdbc.update("delete from account_source where audit_id = ? and source = ?", audit.id(), source.code());
		this.jdbc.update("insert into account_source (audit_id, source, status, reason) values (?, ?, ?, ?)",
				audit.id(), source.code(), state.status().code(), state.reason());
	}

	private void store(Audit audit, AccountOverview overview) {
		this.jdbc.update("update population set account_id = ?, account_name = ?, account_total = ? where audit_id = ?",
				overview.id(), overview.name(), overview.repositories(), audit.id());
	}

	private void store(Audit audit, RepositoryListing listing, Instant readAt) {
		IdRange rows = IdRange.targets(audit.id());
		this.jdbc.update("delete from listed_repository where id > ? and id < ?", rows.after(), rows.end());
		this.jdbc.update("update population set read_at = ? where audit_id = ?",
				OffsetDateTime.ofInstant(readAt.truncatedTo(ChronoUnit.SECONDS), ZoneOffset.UTC), audit.id());
		try (RepositoryIds ids = new RepositoryIds(this.jdbc, this.transactions, audit.scopeId())) {
			List<ListedRepository> batch = new ArrayList<>(BATCH);
			int number = 1;
			for (ListedRepository repository : listing.repositories().values()) {
				batch.add(repository);
				if (batch.size() == BATCH) {
					insert(audit, batch, number, ids);
					number += batch.size();
					batch.clear();
				}
			}
			insert(audit, batch, number, ids);
			ids.complete();
		}
	}

	private void insert(Audit audit, List<ListedRepository> repositories, int firstNumber, RepositoryIds ids) {
		List<Integer> repositoryIds = ids.idsOf(repositories.stream().map(ListedRepository::name).toList());
		List<Integer> indexes = IntStream.range(0, repositories.size()).boxed().toList();
		this.jdbc.batchUpdate(INSERT_LISTED, indexes, BATCH, (row, index) -> {
			ListedRepository repository = repositories.get(index);
			row.setLong(1, RowIds.target(audit.id(), firstNumber + index));
			row.setInt(2, repositoryIds.get(index));
			row.setObject(3, repository.isPublic(), Types.BOOLEAN);
			row.setString(4, repository.updatedAt());
		});
	}

	/** Reads the listing of an audit. */
	public StoredListing listing(int auditId) {
		return StoredListing.read(this.jdbc, auditId);
	}

}
