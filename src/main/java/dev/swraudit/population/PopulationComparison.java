package dev.swraudit.population;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.BitSet;
import java.util.List;

import dev.swraudit.ledger.Audit;
import dev.swraudit.ledger.IdRange;
import dev.swraudit.target.InputRepositories;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Comparison of the repositories of an audit's input with those that SWR lists. Needs the
 * transaction of the caller; can be repeated.
 */
public final class PopulationComparison {

	private static final int PAGE = 2000;

	private static final String LISTED = """
			select id, repository_id, is_public, updated_at from listed_repository
			where id > ? and id < ? order by id limit ?
			""";

	private static final String INSERT_MISSING = """
			insert into missing_repository (id, repository_id, is_public, updated_at) values (?, ?, ?, ?)
			""";

	private static final String NOT_FOUND = """
			select t.repository_id from outcome o join target t on t.id = o.target_id
			where o.target_id > ? and o.target_id < ? and o.outcome = 'NOT_FOUND'
			""";

	private static final String COUNT = """
			update population
			set listed = ?, in_input = ?, missing_from_input = ?, missing_from_swr = ?, unknown_public = ?, hidden = ?
			where audit_id = ?
			""";

	private final JdbcTemplate jdbc;

	private final IdRange rows;

	private final Audit audit;

	private PopulationComparison(JdbcTemplate jdbc, Audit audit) {
		this.jdbc = jdbc;
		this.audit = audit;
		this.rows = IdRange.targets(audit.id());
	}

	/**
	 * Stores the repositories that the input lacks, and the numbers.
	 * @param listing the listing of the audit
	 */
	public static void store(JdbcTemplate jdbc, Audit audit, StoredListing listing) {
		PopulationComparison comparison = new PopulationComparison(jdbc, audit);
		jdbc.update("delete from missing_repository where id > ? and id < ?", comparison.rows.after(),
				comparison.rows.end());
		if (listing.isRead()) {
			comparison.store(listing);
		}
	}

	private void store(StoredListing listing) {
		BitSet input = InputRepositories.read(this.jdbc, this.audit.id());
		// The input that is made of the list lacks none, even if a name is no valid
		// record.
		BitSet missing = this.audit.fromListing() ? new BitSet() : without(listing.listed(), input);
		BitSet both = without(listing.listed(), missing);
		BitSet unlisted = without(input, listing.listed());
		if (!missing.isEmpty()) {
			insert(missing);
		}
		this.jdbc.update(COUNT, listing.listed().cardinality(), both.cardinality(), missing.cardinality(),
				unlisted.cardinality(), without(without(both, listing.isPublic()), listing.isPrivate()).cardinality(),
				without(unlisted, notFound()).cardinality(), this.audit.id());
	}

	private BitSet notFound() {
		BitSet repositories = new BitSet();
		this.jdbc.query(NOT_FOUND, (row) -> {
			repositories.set(row.getInt(1));
		}, this.rows.after(), this.rows.end());
		return repositories;
	}

	private static BitSet without(BitSet all, BitSet excluded) {
		BitSet rest = (BitSet) all.clone();
		rest.andNot(excluded);
		return rest;
	}

	private void insert(BitSet missing) {
		long after = this.rows.after();
		List<Row> page;
		do {
			page = this.jdbc.query(LISTED, Row::read, after, this.rows.end(), PAGE);
			List<Row> some = page.stream().filter((row) -> missing.get(row.repositoryId())).toList();
			this.jdbc.batchUpdate(INSERT_MISSING, some, PAGE, (statement, row) -> {
				statement.setLong(1, row.id());
				statement.setInt(2, row.repositoryId());
				statement.setObject(3, row.isPublic(), Types.BOOLEAN);
				statement.setString(4, row.updatedAt());
			});
			after = page.isEmpty() ? after : page.get(page.size() - 1).id();
		}
		while (page.size() == PAGE);
	}

	private record Row(long id, int repositoryId, @Nullable Boolean isPublic, @Nullable String updatedAt) {

		static Row read(ResultSet row, int number) throws SQLException {
			return new Row(row.getLong(1), row.getInt(2), row.getObject(3, Boolean.class), row.getString(4));
		}

	}

}
