package dev.swraudit.job;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.zip.CRC32;

import javax.sql.DataSource;

import org.springframework.stereotype.Component;

/**
 * The right to be the one run of a scope. On H2 the database file itself is locked, for
 * all its scopes; on PostgreSQL it is an advisory lock that ends with its connection, and
 * so with the process, however that ends.
 */
@Component
class RunLock {

	/** Tells our locks from those of other programs in the same database: "swra". */
	private static final int OURS = 0x73777261;

	private final DataSource dataSource;

	RunLock(DataSource dataSource) {
		this.dataSource = dataSource;
	}

	/**
	 * Takes the lock, to be held until the run ends.
	 * @throws RunException if another run has it
	 */
	Held acquire(String scope) throws SQLException {
		Connection connection = this.dataSource.getConnection();
		try {
			if (isPostgres(connection) && !tryLock(connection, scope)) {
				throw RunException.tryAgain("another run of scope '" + scope
						+ "' is active; the same command goes on when that run has ended");
			}
			return new Held(connection, scope);
		}
		catch (SQLException | RuntimeException ex) {
			connection.close();
			throw ex;
		}
	}

	private static boolean isPostgres(Connection connection) throws SQLException {
		return connection.getMetaData().getDatabaseProductName().equals("PostgreSQL");
	}

	private static boolean tryLock(Connection connection, String scope) throws SQLException {
		return call(connection, "select pg_try_advisory_lock(?, ?)", scope);
	}

	private static boolean call(Connection connection, String sql, String scope) throws SQLException {
		CRC32 hash = new CRC32();
		hash.update(scope.getBytes(StandardCharsets.UTF_8));
		try (PreparedStatement statement = connection.prepareStatement(sql)) {
			statement.setInt(1, OURS);
			statement.setInt(2, (int) hash.getValue());
			try (ResultSet result = statement.executeQuery()) {
				return result.next() && result.getBoolean(1);
			}
		}
	}

	/**
	 * The lock while it is held.
	 */
	record Held(Connection connection, String scope) implements AutoCloseable {

		@Override
		public void close() throws SQLException {
			try (Connection held = this.connection) {
				if (isPostgres(held)) {
					call(held, "select pg_advisory_unlock(?, ?)", this.scope);
				}
			}
		}

	}

}
