package dev.swraudit.job.run;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.exception.FlywayValidateException;

import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.stereotype.Component;

/**
 * Creates the tables and views on the first run. Every migration statement can be
 * repeated, so the same command continues a migration that a crash or a full disk
 * interrupted.
 */
@Component
public class DatabaseMigration implements FlywayMigrationStrategy {

	/**
	 * Requires a schema that is empty or was created by this version or an earlier one.
	 * Changes nothing.
	 * @throws RunException if the schema has tables of another program
	 * @throws FlywayValidateException if another version created the tables
	 */
	public static void requireUsable(Flyway flyway) {
		MigrationInfoService migrations = flyway.info();
		if (migrations.applied().length == 0) {
			requireEmpty(flyway);
		}
		else if (!hasFailed(migrations.all())) {
			flyway.validate();
		}
	}

	/** Requires that no tables exist, unless an interrupted run created them. */
	private static void requireEmpty(Flyway flyway) {
		try (Connection connection = flyway.getConfiguration().getDataSource().getConnection()) {
			Set<String> tables = tables(connection);
			if (!tables.isEmpty() && !tables.contains(flyway.getConfiguration().getTable())) {
				throw RunException.configurationError("the schema " + connection.getSchema()
						+ " of spring.datasource.url contains tables of another program; name an empty database or schema");
			}
		}
		catch (SQLException ex) {
			throw new UncategorizedSQLException("list the tables", null, ex);
		}
	}

	private static Set<String> tables(Connection connection) throws SQLException {
		Set<String> names = new HashSet<>();
		try (ResultSet tables = connection.getMetaData()
			.getTables(null, connection.getSchema(), null, new String[] { "TABLE", "BASE TABLE" })) {
			while (tables.next()) {
				names.add(tables.getString("TABLE_NAME"));
			}
		}
		return names;
	}

	private static boolean hasFailed(MigrationInfo[] migrations) {
		return Arrays.stream(migrations).anyMatch((migration) -> migration.getState().isFailed());
	}

	@Override
	public void migrate(Flyway flyway) {
		try {
			flyway.migrate();
		}
		catch (FlywayValidateException ex) {
			if (!hasFailed(flyway.info().all())) {
				throw ex;
			}
			flyway.repair();
			flyway.migrate();
		}
		catch (FlywayException ex) {
			if (ex.getErrorCode() == CoreErrorCode.NON_EMPTY_SCHEMA_WITHOUT_SCHEMA_HISTORY_TABLE) {
				requireEmpty(flyway);
			}
			throw ex;
		}
	}

}
