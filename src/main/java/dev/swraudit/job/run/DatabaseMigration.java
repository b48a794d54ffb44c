package dev.swraudit.job.run;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

import org.flywaydb.core.Flyway;
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

	private static final String FIRST_SCRIPT = "V1__batch.sql";

	/**
	 * Requires a schema that is empty or was created by this version or an earlier one.
	 * Changes nothing.
	 * @throws RunException if the schema has tables of another program
	 * @throws FlywayValidateException if another version created the tables
	 */
	public static void requireUsable(Flyway flyway) {
		MigrationInfoService migrations = flyway.info();
		requireOurs(flyway, migrations);
		if (migrations.applied().length > 0 && !hasFailed(migrations.all())) {
			flyway.validate();
		}
	}

	/** Other programs record their migrations in a table of the same name. */
	private static void requireOurs(Flyway flyway, MigrationInfoService migrations) {
		if (migrations.applied().length == 0) {
			requireEmpty(flyway);
			return;
		}
		try (Connection connection = flyway.getConfiguration().getDataSource().getConnection();
				PreparedStatement first = connection.prepareStatement(
						"select 1 from \"" + flyway.getConfiguration().getTable() + "\" where \"script\" = ?")) {
			first.setString(1, FIRST_SCRIPT);
			try (ResultSet rows = first.executeQuery()) {
				if (!rows.next()) {
					throw ofAnotherProgram(connection);
				}
			}
		}
		catch (SQLException ex) {
			throw new UncategorizedSQLException("read the migrations", null, ex);
		}
	}

	private static RunException ofAnotherProgram(Connection connection) throws SQLException {
		return RunException.configurationError("the schema " + connection.getSchema()
				+ " of spring.datasource.url contains tables of another program; name an empty database or schema");
	}

	/** Requires that no tables exist, unless an interrupted run created them. */
	private static void requireEmpty(Flyway flyway) {
		try (Connection connection = flyway.getConfiguration().getDataSource().getConnection()) {
			Set<String> tables = tables(connection);
			if (!tables.isEmpty() && !tables.contains(flyway.getConfiguration().getTable())) {
				throw ofAnotherProgram(connection);
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
		requireServer(flyway);
		requireOurs(flyway, flyway.info());
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
	}

	private static void requireServer(Flyway flyway) {
		try {
			ServerRequirements.require(flyway.getConfiguration().getDataSource(), 0);
		}
		catch (SQLException ex) {
			throw new UncategorizedSQLException("look at the server", null, ex);
		}
	}

}
