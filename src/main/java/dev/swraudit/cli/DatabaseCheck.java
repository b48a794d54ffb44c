package dev.swraudit.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;

import javax.sql.DataSource;

import dev.swraudit.input.Sha256;
import dev.swraudit.job.audit.ContinuationChecks;
import dev.swraudit.job.audit.PublicationHistory;
import dev.swraudit.job.run.DatabaseMigration;
import dev.swraudit.job.run.DatabaseUrl;
import dev.swraudit.job.run.RunException;
import dev.swraudit.job.run.RunLock;
import dev.swraudit.job.run.ServerRequirements;
import dev.swraudit.ledger.AuditKey;
import dev.swraudit.ledger.DatabaseKind;
import dev.swraudit.report.publish.FoundPublication;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Checks the database without creating the database or a table.
 */
final class DatabaseCheck {

	private static final int H2_ALREADY_OPEN = 90020;

	private static final String SUBJECT = "database";

	private static final String HISTORY = "history";

	private static final String NO_AUDIT = "no audit to compare with";

	private static final String PROVEN = "select endpoint from scope where name = :scope and endpoint_proven";

	private static final String BEGUN_WITH = """
			select a.input_sha256 from audit a join scope s on s.id = a.scope_id
			where s.name = :scope and a.audit_date = :date and a.revision = :revision and a.input_sha256 is not null
			order by a.edition desc fetch first row only
			""";

	private final ApplicationContext context;

	private final DataSourceProperties settings;

	DatabaseCheck(ApplicationContext context) {
		this.context = context;
		this.settings = context.getBean(DataSourceProperties.class);
	}

	/**
	 * Checks whether a run could open and lock the database, and whether this version can
	 * use its tables.
	 * @param scope the scope to lock; null if the run does not lock it
	 */
	CheckResult run(@Nullable String scope) throws SQLException {
		return look((file) -> {
			OutputCheck.requireWritable(file.resolveSibling(""));
			return CheckResult.ok(SUBJECT, file + " (the first run creates it)");
		}, (connection) -> {
			ServerRequirements.require(this.context.getBean(DataSource.class), 1);
			String contents = contents(connection);
			DatabaseMigration.requireUsable(this.context.getBean(Flyway.class));
			if (scope != null) {
				this.context.getBean(RunLock.class).acquire(scope).close();
			}
			return CheckResult.ok(SUBJECT, connection.getMetaData().getDatabaseProductName() + ", " + contents);
		}, (file) -> CheckResult.later(SUBJECT, file + ": another run, or another program, has it open",
				"try again when it has ended"));
	}

	/**
	 * Requires the endpoint that a scope keeps, if it keeps one.
	 * @throws RunException if it is another one
	 */
	void requireEndpointOf(String scope, URI endpoint) throws SQLException {
		Optional<String> kept = this.<Optional<String>>look((file) -> Optional.empty(),
				(connection) -> tables(connection).flatMap((jdbc) -> provenEndpoint(jdbc, scope)),
				(file) -> Optional.empty());
		if (kept.isPresent() && !kept.get().equals(endpoint.toString())) {
			throw ContinuationChecks.anotherEndpoint(scope, kept.get(), endpoint);
		}
	}

	/**
	 * Returns how a run would end if an audit has begun with another input than the given
	 * one; empty if it has not.
	 * @param input the given file, which is read
	 */
	Optional<RunException> anotherInput(AuditKey audit, Path input) throws SQLException, IOException {
		Optional<String> begunWith = this.<Optional<String>>look((file) -> Optional.empty(),
				(connection) -> tables(connection).flatMap((jdbc) -> inputSha256(jdbc, audit)),
				(file) -> Optional.empty());
		if (begunWith.isEmpty() || begunWith.get().equals(Sha256.of(input))) {
			return Optional.empty();
		}
		return Optional
			.of(ContinuationChecks.anotherInput(audit, begunWith.get(), input.toString(), "name that file in input="));
	}

	private static Optional<String> inputSha256(JdbcClient jdbc, AuditKey audit) {
		return jdbc.sql(BEGUN_WITH)
			.param("scope", audit.scope())
			.param("date", audit.date())
			.param("revision", audit.revision())
			.query(String.class)
			.optional();
	}

	private static Optional<String> provenEndpoint(JdbcClient jdbc, String scope) {
		return jdbc.sql(PROVEN).param("scope", scope).query(String.class).optional();
	}

	/**
	 * Checks whether the database contains the publications of a scope.
	 * @param found the publications, at least one
	 */
	CheckResult history(String scope, List<FoundPublication> found) throws SQLException {
		return look((file) -> history(found, found),
				(connection) -> history(found,
						tables(connection).map((jdbc) -> new PublicationHistory(jdbc).unknown(scope, found))
							.orElse(found)),
				(file) -> CheckResult.skipped(HISTORY, "skipped: an active run has the database open"));
	}

	private static CheckResult history(List<FoundPublication> found, List<FoundPublication> unknown) {
		return unknown.isEmpty() ? CheckResult.ok(HISTORY, "all publications are in the database: " + found.size())
				: CheckResult.failed(HISTORY, PublicationHistory.describe(unknown), PublicationHistory.CURE);
	}

	/**
	 * Compares something with the latest published audit of a scope.
	 * @param without returns the result without an audit, for the reason why there is
	 * none
	 */
	CheckResult compareWithLatest(String scope, Look<LatestAudit, CheckResult> with,
			Function<String, CheckResult> without) throws SQLException {
		return look((file) -> without.apply(NO_AUDIT), (connection) -> {
			Optional<LatestAudit> latest = tables(connection).flatMap((jdbc) -> LatestAudit.find(jdbc, scope));
			return latest.isPresent() ? with.at(latest.get()) : without.apply(NO_AUDIT);
		}, (file) -> without.apply("not compared, because an active run has the database open"));
	}

	/** Returns a client of a connection; empty if the database has no tables yet. */
	static Optional<JdbcClient> tables(Connection connection) throws SQLException {
		return hasTables(connection) ? Optional.of(JdbcClient.create(new SingleConnectionDataSource(connection, true)))
				: Optional.empty();
	}

	<R> R look(Look<Path, R> atNone, Look<Connection, R> atOne, Look<Path, R> atOneInUse) throws SQLException {
		String url = this.settings.determineUrl();
		Path given = DatabaseUrl.h2File(url);
		if (given == null) {
			try (Connection connection = DriverManager.getConnection(url, login())) {
				return atOne.at(connection);
			}
		}
		Path file = given.toAbsolutePath().normalize();
		if (!Files.exists(file)) {
			return atNone.at(file);
		}
		try (Connection connection = DriverManager.getConnection(url + ";IFEXISTS=TRUE", login())) {
			return atOne.at(connection);
		}
		catch (SQLException ex) {
			if (ex.getErrorCode() == H2_ALREADY_OPEN) {
				return atOneInUse.at(file);
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
		if (hasTables(connection)) {
			return "audits: " + number(connection, "select count(*) from audits");
		}
		requireMayCreate(connection);
		return "empty; the first run creates the tables";
	}

	private static boolean hasTables(Connection connection) throws SQLException {
		try (ResultSet views = connection.getMetaData()
			.getTables(null, schema(connection), null, new String[] { "VIEW" })) {
			while (views.next()) {
				if (views.getString("TABLE_NAME").equalsIgnoreCase("audits")) {
					return true;
				}
			}
		}
		return false;
	}

	private static String schema(Connection connection) throws SQLException {
		String schema = connection.getSchema();
		if (schema == null) {
			throw RunException.configurationError("the database user has no visible schema; set its search_path");
		}
		return schema;
	}

	private static void requireMayCreate(Connection connection) throws SQLException {
		if (DatabaseKind.of(connection) == DatabaseKind.POSTGRESQL
				&& number(connection, "select has_schema_privilege(current_schema(), 'CREATE')::int") == 0) {
			throw RunException.configurationError("the database user may not create tables in schema "
					+ connection.getSchema() + "; grant it CREATE");
		}
	}

	private static long number(Connection connection, String sql) throws SQLException {
		try (Statement statement = connection.createStatement(); ResultSet result = statement.executeQuery(sql)) {
			result.next();
			return result.getLong(1);
		}
	}

	/**
	 * A check of the database in one of its states.
	 */
	@FunctionalInterface
	interface Look<T, R> {

		R at(T place) throws SQLException;

	}

}
