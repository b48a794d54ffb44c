package dev.swraudit.job.run;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

import dev.swraudit.ledger.RowIds;
import dev.swraudit.support.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Generated ids last a century: of 20 processes a night with four sessions each, which
 * lose what they have reserved, and of a thousand new rows in each table.
 */
class IdentityCapacityTests {

	private static final long NIGHTS = 36_525;

	private static final long PROCESSES = 20;

	private static final long SESSIONS = 4 * PROCESSES;

	private static final long NEW_ROWS = 1000;

	private static final long IDS_IN_A_BLOCK = 1000;

	@TempDir
	Path directory;

	@Test
	void identitiesOnPostgresLastACentury() {
		Map<String, Long> caches = new LinkedHashMap<>();
		jdbc(TestDatabase.POSTGRESQL).query("select c.relname, s.seqcache from pg_sequence s join pg_class c on c.oid ="
				+ " s.seqrelid where s.seqtypid = 'int'::regtype", (row) -> {
					caches.put(row.getString(1), row.getLong(2));
				});
		assertThat(caches).hasSize(8)
			.allSatisfy((name, cache) -> assertThat(Integer.MAX_VALUE / (SESSIONS * cache + NEW_ROWS)).as(name)
				.isGreaterThan(NIGHTS));
	}

	/** One process at a time opens the file; only a killed one loses ids. */
	@Test
	void identitiesOnH2LastACentury() {
		Map<String, Long> caches = new LinkedHashMap<>();
		jdbc(TestDatabase.H2).query("select table_name, identity_cache from information_schema.columns where data_type"
				+ " = 'INTEGER' and is_identity = 'YES'", (row) -> {
					caches.put(row.getString(1), row.getLong(2));
				});
		assertThat(caches).hasSize(8)
			.containsEntry("AUDIT", 1L)
			.allSatisfy(
					(name, cache) -> assertThat(Integer.MAX_VALUE / (cache + NEW_ROWS)).as(name).isGreaterThan(NIGHTS));
	}

	@Test
	void blocksLastACentury() {
		assertThat(Integer.MAX_VALUE / (PROCESSES * IDS_IN_A_BLOCK + NEW_ROWS)).isGreaterThan(NIGHTS);
	}

	/** Permissions have the longest row ids. */
	@Test
	void idsOfAuditsLastACenturyWithFourteenANight() {
		int audits = (int) (14 * NIGHTS);
		long last = RowIds.permission(RowIds.target(audits, RowIds.MAX_TARGETS), RowIds.MAX_PERMISSIONS - 1);
		assertThat(last).isPositive();
		assertThat(RowIds.targetOfPermission(last)).isEqualTo(RowIds.target(audits, RowIds.MAX_TARGETS));
	}

	private JdbcTemplate jdbc(TestDatabase database) {
		return new JdbcTemplate(database.migrated(this.directory));
	}

}
