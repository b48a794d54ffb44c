package dev.swraudit.permission;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

import dev.swraudit.support.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Look-ups of ten thousand accounts, whose reads must not grow with the square of the
 * number.
 */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class AccountIdsIT {

	private static final long MANY = 20_000;

	private static final Pattern ROWS_READ = Pattern.compile("scanCount: (\\d+)");

	@Parameter
	TestDatabase database;

	@TempDir
	Path directory;

	private DriverManagerDataSource dataSource;

	private JdbcTemplate jdbc;

	@BeforeEach
	void migrate() {
		this.dataSource = this.database.migrated(this.directory);
		this.jdbc = new JdbcTemplate(this.dataSource);
		this.jdbc.update("insert into scope (id, name, endpoint) values (1, 'default', 'https://swr.example')");
	}

	@Test
	void accountsAreStoredOnce() {
		List<Account> accounts = accounts(0, MANY);
		var ids = new AccountIds(this.jdbc, 1).idsOf(accounts);
		assertThat(ids).hasSize((int) MANY).doesNotContainValue(null);
		assertThat(new AccountIds(this.jdbc, 1).idsOf(accounts)).isEqualTo(ids);
		assertThat(this.jdbc.queryForObject("select count(*) from account", Long.class)).isEqualTo(MANY);
	}

	@Test
	void lookUpInH2ReadsNoOtherAccounts() {
		assumeTrue(this.database == TestDatabase.H2, "H2 counts the rows that a query reads");
		new AccountIds(this.jdbc, 1).idsOf(accounts(0, MANY));
		Object[] digests = accounts(0, 100).stream().map(Account::digest).toArray();
		String plan = this.jdbc.queryForObject("explain analyze " + AccountIds.FIND, String.class,
				new SqlArrayValue("uuid", digests), 1);
		long rows = ROWS_READ.matcher(Objects.requireNonNull(plan))
			.results()
			.mapToLong((count) -> Long.parseLong(count.group(1)))
			.sum();
		assertThat(rows).isBetween(100L, 400L);
	}

	/**
	 * The server plans a prepared statement only once, here for an almost empty table.
	 * {@code DatabaseUrl} disables prepared statements.
	 */
	@Test
	void lookUpInPostgresIsPlannedForTheCurrentTable() {
		assumeTrue(this.database == TestDatabase.POSTGRESQL, "PostgreSQL counts what a transaction reads");
		String url = Objects.requireNonNull(this.dataSource.getUrl()) + "&prepareThreshold=0";
		SingleConnectionDataSource connection = new SingleConnectionDataSource(url, true);
		JdbcTemplate jdbc = new JdbcTemplate(connection);
		for (int i = 0; i < 20; i++) {
			new AccountIds(jdbc, 1).idsOf(accounts(i % 4, i % 4 + 2));
		}
		new AccountIds(jdbc, 1).idsOf(accounts(0, MANY));
		Long rows = new TransactionTemplate(new JdbcTransactionManager(connection)).execute((status) -> {
			long before = rowsRead(jdbc);
			for (int i = 0; i < 10; i++) {
				new AccountIds(jdbc, 1).idsOf(accounts(100L * i, 100L * i + 10));
			}
			return rowsRead(jdbc) - before;
		});
		connection.destroy();
		assertThat(rows).isBetween(100L, 1000L);
	}

	private static long rowsRead(JdbcTemplate jdbc) {
		return Objects.requireNonNull(jdbc.queryForObject("""
				select seq_tup_read + idx_tup_fetch from pg_stat_xact_user_tables where relname = 'account'
				""", Long.class));
	}

	private static List<Account> accounts(long from, long end) {
		return LongStream.range(from, end).mapToObj((number) -> new Account("u" + number, "user " + number)).toList();
	}

}
