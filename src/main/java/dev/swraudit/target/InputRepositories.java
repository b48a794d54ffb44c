package dev.swraudit.target;

import java.util.BitSet;

import dev.swraudit.ledger.IdRange;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Repositories that the valid records of an audit's input name.
 */
public final class InputRepositories {

	private static final String SELECT = """
			select repository_id from target where id > ? and id < ? and repository_id is not null
			""";

	private InputRepositories() {
	}

	/** Reads the ids of the repositories. */
	public static BitSet read(JdbcTemplate jdbc, int auditId) {
		IdRange targets = IdRange.targets(auditId);
		BitSet repositories = new BitSet();
		jdbc.query(SELECT, (row) -> {
			repositories.set(row.getInt(1));
		}, targets.after(), targets.end());
		return repositories;
	}

}
