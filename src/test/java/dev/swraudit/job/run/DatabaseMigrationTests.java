package dev.swraudit.job.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import javax.sql.DataSource;

import dev.swraudit.support.TestDatabase;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every earlier schema is upgraded, also after an upgrade that was killed between two
 * migrations or, on H2, which commits each statement, in the middle of one.
 */
class DatabaseMigrationTests {

	private static final int MIGRATIONS = 7;

	@TempDir
	Path directory;

	@ParameterizedTest
	@EnumSource
	void everyEarlierSchemaIsUpgraded(TestDatabase database) throws Exception {
		for (int done = 0; done < MIGRATIONS; done++) {
			DataSource earlier = new DriverManagerDataSource(database.url(this.directory.resolve("between" + done)));
			migrate(database, earlier, done);
			assertUpgraded(database, earlier);
			if (database == TestDatabase.H2) {
				DataSource middle = new DriverManagerDataSource(database.url(this.directory.resolve("within" + done)));
				migrate(database, middle, done);
				if (done == 0) {
					migrate(database, middle, 1);
					execute(middle, List.of("delete from \"flyway_schema_history\""));
				}
				else {
					executeHalf(middle, flyway(database, middle, "latest").info().pending()[0].getScript());
				}
				assertUpgraded(database, middle);
			}
		}
	}

	private static void migrate(TestDatabase database, DataSource dataSource, int done) {
		if (done > 0) {
			flyway(database, dataSource, done + "?").migrate();
		}
	}

	private static void assertUpgraded(TestDatabase database, DataSource dataSource) {
		Flyway flyway = flyway(database, dataSource, "latest");
		new DatabaseMigration().migrate(flyway);
		assertThat(flyway.info().all()).extracting(MigrationInfo::getState).containsOnly(MigrationState.SUCCESS);
	}

	private static Flyway flyway(TestDatabase database, DataSource dataSource, String target) {
		return Flyway.configure()
			.dataSource(dataSource)
			.target(target)
			.ignoreMigrationPatterns("*:pending")
			.locations("classpath:db/migration/common",
					"classpath:db/migration/" + database.name().toLowerCase(Locale.ROOT))
			.load();
	}

	private static void executeHalf(DataSource dataSource, String script) throws SQLException, IOException {
		String folder = new ClassPathResource("db/migration/h2/" + script).exists() ? "h2" : "common";
		String sql = new ClassPathResource("db/migration/" + folder + "/" + script)
			.getContentAsString(StandardCharsets.UTF_8)
			.replaceAll("(?m)--.*$", "");
		List<String> statements = Arrays.stream(sql.split(";\\s*\n")).filter((text) -> !text.isBlank()).toList();
		execute(dataSource, statements.subList(0, (statements.size() + 1) / 2));
	}

	private static void execute(DataSource dataSource, List<String> statements) throws SQLException {
		try (Connection connection = dataSource.getConnection(); Statement statement = connection.createStatement()) {
			for (String sql : statements) {
				statement.execute(sql);
			}
		}
	}

}
