package dev.swraudit;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

import dev.swraudit.support.AuditRun;
import dev.swraudit.support.FakeSwr;
import dev.swraudit.support.LongAudit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A first run that was interrupted during the migration.
 */
class TablesTests {

	@TempDir
	Path directory;

	@ParameterizedTest
	@ValueSource(strings = { "1", "2", "3", "4" })
	void interruptedMigrationIsRepeated(String version) throws Exception {
		goesOnAfter("delete from \"flyway_schema_history\" where \"version\" >= '" + version + "'");
	}

	@ParameterizedTest
	@ValueSource(strings = { "1", "2", "3", "4" })
	void failedMigrationIsRepeated(String version) throws Exception {
		goesOnAfter("delete from \"flyway_schema_history\" where \"version\" > '" + version + "'",
				"update \"flyway_schema_history\" set \"success\" = false where \"version\" = '" + version + "'");
	}

	@Test
	void tablesOfAnotherVersionAreNotChanged() throws Exception {
		try (FakeSwr swr = FakeSwr.start(LongAudit::answer)) {
			AuditRun audit = audit(swr);
			assertThat(audit.run().exit()).isZero();
			assertThat(change("update \"flyway_schema_history\" set \"checksum\" = 1 where \"version\" = '2'"))
				.isPositive();
			AuditRun.Result result = audit.run("revision=2");
			assertThat(result.err()).startsWith("the database of spring.datasource.url was created by another version");
			assertThat(result.exit()).isEqualTo(1);
		}
	}

	private void goesOnAfter(String... changes) throws Exception {
		try (FakeSwr swr = FakeSwr.start(LongAudit::answer)) {
			AuditRun audit = audit(swr);
			assertThat(audit.run().exit()).isZero();
			int rows = 0;
			for (String change : changes) {
				rows += change(change);
			}
			assertThat(rows).isPositive();
			AuditRun.Result result = audit.run("revision=2");
			assertThat(result.exit()).as(result.err()).isZero();
		}
	}

	private AuditRun audit(FakeSwr swr) {
		AuditRun audit = new AuditRun(this.directory).against(swr).with("--spring.datasource.url=" + url());
		return audit.with(audit.input("namespace,repository", "team,app"), "auditDate=" + AuditRun.DATE);
	}

	private String url() {
		return "jdbc:h2:file:" + this.directory.resolve("audit");
	}

	private int change(String sql) throws SQLException {
		try (Connection connection = DriverManager.getConnection(url());
				Statement statement = connection.createStatement()) {
			return statement.executeUpdate(sql);
		}
	}

}
