package dev.swraudit.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;

import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Kind of a database, for the few statements in which the two differ.
 */
public enum DatabaseKind {

	/** H2, in a file that one process opens. */
	H2,

	/** PostgreSQL, in which several processes may work. */
	POSTGRESQL;

	/** Returns the kind of the database of a connection. */
	public static DatabaseKind of(Connection connection) throws SQLException {
		return connection.getMetaData().getDatabaseProductName().equals("PostgreSQL") ? POSTGRESQL : H2;
	}

	/** Returns the kind of the database. */
	public static DatabaseKind of(JdbcTemplate jdbc) {
		return Objects.requireNonNull(jdbc.execute((ConnectionCallback<DatabaseKind>) DatabaseKind::of));
	}

}
