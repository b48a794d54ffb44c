package dev.swraudit.job.run;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

import dev.swraudit.ledger.DatabaseKind;
import org.postgresql.PGConnection;

/**
 * What a run needs of a PostgreSQL server: text in UTF-8, the right to write, enough
 * connections, and sessions of its own, because the run lock belongs to a session.
 */
public final class ServerRequirements {

	/** For the run lock, for the transaction, and for work beside it. */
	static final int CONNECTIONS = 3;

	static final String CREATE_UTF8 = "name a database that was created with encoding 'UTF8' template template0";

	private static final int SECONDS = 5;

	/** A pooler that others use too may give a transaction the same session by chance. */
	private static final int ROUNDS = 10;

	private static final String FACTS = """
			select current_setting('server_encoding') as encoding,
			  current_setting('transaction_read_only') = 'on' as read_only,
			  (select rolconnlimit from pg_roles where rolname = session_user and not rolsuper) as role_limit,
			  (select datconnlimit from pg_database where datname = current_database()) as database_limit
			""";

	private ServerRequirements() {
	}

	/**
	 * Requires what a run needs, by opening as many connections as a run does. Does
	 * nothing on H2.
	 * @param dataSource opens the connections
	 * @param opened how many connections the caller has open beside those
	 * @throws RunException if a requirement is not met
	 */
	public static void require(DataSource dataSource, int opened) throws SQLException {
		List<Connection> connections = new ArrayList<>();
		try {
			connections.add(dataSource.getConnection());
			if (DatabaseKind.of(connections.get(0)) == DatabaseKind.H2) {
				return;
			}
			requireFacts(connections.get(0));
			while (connections.size() < Math.max(2, CONNECTIONS - opened)) {
				connections.add(dataSource.getConnection());
			}
			requireOwnSessions(connections.get(0), connections.get(1));
		}
		finally {
			for (Connection connection : connections) {
				connection.close();
			}
		}
	}

	private static void requireFacts(Connection connection) throws SQLException {
		try (Statement statement = statement(connection); ResultSet facts = statement.executeQuery(FACTS)) {
			facts.next();
			String encoding = facts.getString("encoding");
			if (!encoding.equals("UTF8")) {
				throw RunException.configurationError(
						"the database has the encoding " + encoding + ", which cannot store every name; " + CREATE_UTF8);
			}
			if (facts.getBoolean("read_only")) {
				throw RunException.configurationError("the database is read-only; connect to the primary server with a"
						+ " user that has no default_transaction_read_only");
			}
			requireLimit("database user", facts.getInt("role_limit"), facts.wasNull());
			requireLimit("database", facts.getInt("database_limit"), facts.wasNull());
		}
	}

	/** A negative limit is none. */
	private static void requireLimit(String whose, int limit, boolean unlimited) {
		if (!unlimited && limit >= 0 && limit < CONNECTIONS) {
			throw RunException.configurationError("the connection limit of the " + whose + " is " + limit
					+ "; a run needs " + CONNECTIONS + ", at the same time as other runs and workers; raise it");
		}
	}

	/**
	 * A server tells each connection the id of its session at the start; a pooler tells
	 * an id of its own. Behind one, a session must stay with its connection.
	 */
	private static void requireOwnSessions(Connection one, Connection other) throws SQLException {
		int session = session(one);
		if (session == one.unwrap(PGConnection.class).getBackendPID()) {
			return;
		}
		for (int i = 0; i < ROUNDS; i++) {
			if (session(one) != session || session(other) == session) {
				throw RunException.configurationError("spring.datasource.url leads to a connection pooler that gives"
						+ " every transaction another session, in which the run lock excludes nobody; set"
						+ " pool_mode=session in PgBouncer, or connect to PostgreSQL directly");
			}
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

}
