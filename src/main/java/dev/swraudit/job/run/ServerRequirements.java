package dev.swraudit.job.run;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import javax.sql.DataSource;

import dev.swraudit.ledger.DatabaseKind;

/**
 * What a run needs of a PostgreSQL server: text in UTF-8, the right to write, enough
 * connections, and sessions of its own, because the run lock belongs to a session.
 */
public final class ServerRequirements {

	/** One for the run lock, one for the transaction, and one for concurrent work. */
	static final int CONNECTIONS = 3;

	static final String CREATE_UTF8 = "name a database that was created with encoding 'UTF8' template template0";

	private static final int SECONDS = 5;

	/** A pooler that others use too may give a transaction the same session by chance. */
	private static final int ROUNDS = 10;

	private static final String FACTS = """
			select pg_backend_pid() as session, current_setting('server_encoding') as encoding,
			  current_setting('transaction_read_only') = 'on' as read_only, role_limit, database_limit,
			  least(current_setting('max_connections')::int
			      - current_setting('superuser_reserved_connections')::int - used,
			    role_limit - used_by_role, database_limit - used_in_database) as free
			from (select count(*) as used, count(*) filter (where usename = session_user) as used_by_role,
			    count(*) filter (where datname = current_database()) as used_in_database
			  from pg_stat_activity where datid is not null and usesysid is not null) sessions
			left join (select nullif(rolconnlimit, -1) as role_limit from pg_roles
			  where rolname = session_user and not rolsuper) role on true
			left join (select nullif(datconnlimit, -1) as database_limit from pg_database
			  where datname = current_database()) database on true
			""";

	private ServerRequirements() {
	}

	/**
	 * Requires what a run needs. Where connections are scarce or come from a pooler, it
	 * opens as many as a run does. Does nothing on H2.
	 * @param dataSource opens the connections
	 * @param opened number of other connections that the caller has open
	 * @throws RunException if a requirement is not met
	 */
	public static void require(DataSource dataSource, int opened) throws SQLException {
		List<Connection> connections = new ArrayList<>();
		try {
			Connection first = dataSource.getConnection();
			connections.add(first);
			if (DatabaseKind.of(first) == DatabaseKind.H2) {
				return;
			}
			Facts facts = requireFacts(first);
			boolean scarce = facts.free() < CONNECTIONS;
			boolean pooled = facts.session() != announced(first);
			while ((scarce || pooled) && connections.size() < CONNECTIONS - opened) {
				connections.add(dataSource.getConnection());
			}
			if (pooled) {
				requireOwnSession(facts.session(), first, connections.get(1));
			}
		}
		finally {
			for (Connection connection : connections) {
				connection.close();
			}
		}
	}

	private static Facts requireFacts(Connection connection) throws SQLException {
		try (Statement statement = statement(connection); ResultSet facts = statement.executeQuery(FACTS)) {
			facts.next();
			String encoding = facts.getString("encoding");
			if (!encoding.equals("UTF8")) {
				throw RunException.configurationError("the database has the encoding " + encoding
						+ ", which cannot store every name; " + CREATE_UTF8);
			}
			if (facts.getBoolean("read_only")) {
				throw RunException.configurationError("the database is read-only; connect to the primary server with a"
						+ " user that has no default_transaction_read_only");
			}
			requireLimit("database user", facts.getInt("role_limit"), facts.wasNull());
			requireLimit("database", facts.getInt("database_limit"), facts.wasNull());
			return new Facts(facts.getInt("session"), facts.getInt("free"));
		}
	}

	private static void requireLimit(String whose, int limit, boolean unlimited) {
		if (!unlimited && limit < CONNECTIONS) {
			throw RunException.configurationError("the connection limit of the " + whose + " is " + limit
					+ "; a run needs " + CONNECTIONS + ", at the same time as other runs and workers; raise it");
		}
	}

	/**
	 * A server sends each connection the id of its session at the start; a pooler sends
	 * an id of its own. Behind a pooler, a session must stay with its connection.
	 */
	private static void requireOwnSession(int session, Connection one, Connection other) throws SQLException {
		for (int i = 0; i < ROUNDS; i++) {
			if (session(one) != session || session(other) == session) {
				throw RunException.configurationError("spring.datasource.url leads to a connection pooler that gives"
						+ " every transaction another session, so that the run lock has no effect; set"
						+ " pool_mode=session in PgBouncer, or connect to PostgreSQL directly");
			}
		}
	}

	/**
	 * Returns the id that the connection received. Uses reflection, because the compiler
	 * warns of annotations in the driver's classes.
	 */
	private static int announced(Connection connection) throws SQLException {
		try {
			Class<?> driver = Class.forName("org.postgresql.PGConnection");
			Object id = driver.getMethod("getBackendPID").invoke(connection.unwrap(driver));
			return (int) Objects.requireNonNull(id);
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException("the PostgreSQL driver does not have the id of the session", ex);
		}
	}

	private static int session(Connection connection) throws SQLException {
		try (Statement statement = statement(connection);
				ResultSet session = statement.executeQuery("select pg_backend_pid()")) {
			session.next();
			return session.getInt(1);
		}
	}

	private static Statement statement(Connection connection) throws SQLException {
		Statement statement = connection.createStatement();
		statement.setQueryTimeout(SECONDS);
		return statement;
	}

	/**
	 * What a connection says about its server.
	 *
	 * @param session the id of its session
	 * @param free how many connections can be opened
	 */
	private record Facts(int session, int free) {
	}

}
