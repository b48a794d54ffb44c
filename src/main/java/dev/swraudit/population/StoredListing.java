package dev.swraudit.population;

import java.util.BitSet;

import dev.swraudit.ledger.IdRange;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Repositories of an audit by repository id, as far as SWR lists them. A million ids take
 * 128 kB.
 *
 * @param isRead whether the list of repositories was read, at least in part
 * @param listed the listed repositories
 * @param isPublic those that are public
 * @param isPrivate those that are not; SWR may not say it of some
 */
public record StoredListing(boolean isRead, BitSet listed, BitSet isPublic, BitSet isPrivate) {

	private static final String LISTED = """
			select repository_id, is_public from listed_repository where id > ? and id < ?
			""";

	/** Reads the listing of an audit. */
	public static StoredListing read(JdbcTemplate jdbc, int auditId) {
		SourceState state = SourceStates.read(JdbcClient.create(jdbc), auditId).get(AccountSource.LISTING);
		StoredListing listing = new StoredListing(state != null && state.status().hasContent(), new BitSet(),
				new BitSet(), new BitSet());
		if (listing.isRead) {
			IdRange rows = IdRange.targets(auditId);
			jdbc.query(LISTED, (row) -> {
				listing.add(row.getInt(1), row.getObject(2, Boolean.class));
			}, rows.after(), rows.end());
		}
		return listing;
	}

	private void add(int repository, @Nullable Boolean everybody) {
		this.listed.set(repository);
		if (everybody != null) {
			(everybody ? this.isPublic : this.isPrivate).set(repository);
		}
	}

	/** Returns whether SWR lists a repository; null if the list was not read. */
	public @Nullable Boolean lists(int repository) {
		return this.isRead ? this.listed.get(repository) : null;
	}

}
