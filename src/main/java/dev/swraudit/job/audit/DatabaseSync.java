package dev.swraudit.job.audit;

import dev.swraudit.ledger.DatabaseKind;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Syncs the committed rows to disk, so that a power failure never leaves a database that
 * is older than what is published next. H2 writes a commit to its file, but syncs the
 * file only when it is closed. PostgreSQL syncs each commit.
 */
@Component
class DatabaseSync {

	private final JdbcTemplate jdbc;

	DatabaseSync(JdbcTemplate jdbc) {
		this.jdbc = jdbc;
	}

	void run() {
		if (DatabaseKind.of(this.jdbc) == DatabaseKind.H2) {
			this.jdbc.execute("checkpoint sync");
		}
	}

}
