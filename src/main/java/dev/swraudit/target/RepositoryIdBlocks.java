package dev.swraudit.target;

import java.util.Objects;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Unused row ids for repositories, allocated in blocks. The rest of a block is lost when
 * the run ends.
 */
final class RepositoryIdBlocks {

	/** Ids in a block; must equal the block size in the migration. */
	private static final int BLOCK = 1000;

	private final JdbcTemplate jdbc;

	private int next;

	RepositoryIdBlocks(JdbcTemplate jdbc) {
		this.jdbc = jdbc;
	}

	/** Allocates an id. */
	int next() {
		if (this.next % BLOCK == 0) {
			Integer block = this.jdbc.queryForObject("select nextval('repository_block')", Integer.class);
			this.next = Objects.requireNonNull(block) * BLOCK;
		}
		return this.next++;
	}

}
