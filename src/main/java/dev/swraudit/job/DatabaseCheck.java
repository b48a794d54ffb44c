package dev.swraudit.job;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.context.ApplicationContext;

/**
 * A look at the database without making one, or a table in it.
 */
final class DatabaseCheck {

	private static final int H2_ALREADY_OPEN = 90020;

	private static final String SUBJECT = "database";

	private final DataSourceProperties settings;

	DatabaseCheck(ApplicationContext context) {
		this.settings = context.getBean(DataSourceProperties.class);
	}

	CheckResult run() throws SQLException {
		String url = this.settings.determineUrl();
		Path given = DatabaseUrl.h2File(url);
		Path file = (given != null) ? given.toAbsolutePath().normalize() : null;
		if (file != null && !Files.exists(file)) {
			Checkup.requireWritable(file.resolveSibling(""));
			return CheckResult.fits(SUBJECT, file + " (the first run makes it)");
		}
		try (Connection connection = DriverManager.getConnection((file != null) ? url + ";IFEXISTS=TRUE" : url,
				login())) {
			return CheckResult.fits(SUBJECT,
					connection.getMetaData().getDatabaseProductName() + ", " + contents(connection));
		}
		catch (SQLException ex) {
			if (ex.getErrorCode() == H2_ALREADY_OPEN) {
				return CheckResult.fits(SUBJECT, file + " (a run that is under way has it open)");
			}
			throw ex;
		}
	}

	private Properties login() {
		Properties login = new Properties();
		put(login, "user", this.settings.determineUsername());
		put(login, "password", this.settings.determinePassword());
		return login;
	}

	private static void put(Properties login, String name, @Nullable String value) {
		if (value != null) {
			login.put(name, value);
		}
	}

	private static String contents(Connection connection) throws SQLException {
		try (ResultSet views = connection.getMetaData()
			.getTables(null, schema(connection), null, new String[] { "VIEW" })) {
			while (views.next()) {
				if (views.getString("TABLE_NAME").equalsIgnoreCase("audits")) {
					return "audits: " + number(connection, "select count(*) from audits");
				}
			}
		}
		requireMayCreate(connection);
		return "empty; the first run makes the tables";
	}

	private static String schema(Connection connection) throws SQLException {
		String schema = connection.getSchema();
		if (schema == null) {
			throw RunException.personMustAct("the database has no schema that this user sees (search_path)");
		}
		return schema;
	}

	private static void requireMayCreate(Connection connection) throws SQLException {
		if (RunLock.isPostgres(connection)
				&& number(connection, "select has_schema_privilege(current_schema(), 'CREATE')::int") == 0) {
			throw RunException
				.personMustAct("the database user may not make tables in schema " + connection.getSchema());
		}
	}

	private static long number(Connection connection, String sql) throws SQLException {
		try (Statement statement = connection.createStatement(); ResultSet result = statement.executeQuery(sql)) {
			result.next();
			return result.getLong(1);
		}
	}

}
