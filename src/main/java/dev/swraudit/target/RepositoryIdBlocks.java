package dev.swraudit.target;

import java.util.Objects;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Fresh numbers for repositories, which nobody else is given; some are lost when a run
 * ends.
 */
final class RepositoryIdBlocks {

	/** How many a block has; the migration that makes the blocks knows it. */
	private static final int BLOCK = 1000;

	private final JdbcTemplate jdbc;

	private int next;

	RepositoryIdBlocks(JdbcTemplate jdbc) {
		this.jdbc = jdbc;
	}

	int next() {
		if (this.next % BLOCK == 0) {
			Integer block = this.jdbc.queryForObject("select nextval('repository_block')", Integer.class);
			this.next = Objects.requireNonNull(block) * BLOCK;
		}
		return this.next++;
	}

}
