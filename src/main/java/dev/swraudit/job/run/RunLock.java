package dev.swraudit.job.run;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

import javax.sql.DataSource;

import dev.swraudit.input.Sha256;
import dev.swraudit.ledger.DatabaseKind;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/**
 * Lock that allows one run of a scope at a time. H2 locks the database file, for all
 * scopes in it. On PostgreSQL it is an advisory lock, which is released when the
 * connection closes, and therefore even when the process is killed.
 */
@Component
public class RunLock implements WriteFence {

	private static final int VALIDATION_TIMEOUT_SECONDS = 30;

	/** Distinguishes our locks from those of other programs in the same database. */
	private static final String OURS = "swr-permission-audit run ";

	private static final Logger logger = LoggerFactory.getLogger(RunLock.class);

	private final DataSource dataSource;

	private volatile @Nullable Connection held;

	RunLock(DataSource dataSource) {
		this.dataSource = dataSource;
	}

	/**
	 * Acquires the lock, which is held until the run ends.
	 * @throws RunException if another run holds it
	 */
	public Held acquire(String scope) throws SQLException {
		Connection connection = this.dataSource.getConnection();
		try {
			if (DatabaseKind.of(connection) == DatabaseKind.POSTGRESQL
					&& !call(connection, "select pg_try_advisory_lock(?)", scope)) {
				throw RunException.tryAgain("another run of scope '" + scope
						+ "' is active; the same command continues when that run has ended");
			}
			this.held = connection;
			return new Held(connection, scope);
		}
		catch (SQLException | RuntimeException ex) {
			connection.close();
			throw ex;
		}
	}

	/**
	 * Requires that the lock is still held. It is lost with its connection, while the
	 * pool opens other connections.
	 * @throws RunException if the lock is lost
	 */
	@Override
	public void requireHeld() {
		Connection connection = this.held;
		try {
			if (connection == null || !connection.isValid(VALIDATION_TIMEOUT_SECONDS)) {
				throw RunException
					.tryAgain("the database ended the session that held the run lock; " + RunException.KEPT);
			}
		}
		catch (SQLException ex) {
			throw new IllegalArgumentException("isValid only fails for a negative number of seconds", ex);
		}
	}

	private static boolean call(Connection connection, String sql, String scope) throws SQLException {
		try (PreparedStatement statement = connection.prepareStatement(sql)) {
			statement.setLong(1, key(scope));
			try (ResultSet result = statement.executeQuery()) {
				return result.next() && result.getBoolean(1);
			}
		}
	}

	/**
	 * Returns the key of the lock of a scope. It has all 64 bits of a key, so that the
	 * locks of two scopes, or of another program in the same database, are distinct.
	 */
	static long key(String scope) {
		return Sha256.uuid(OURS + scope).getMostSignificantBits();
	}

	/**
	 * A held lock.
	 */
	public record Held(Connection connection, String scope) implements AutoCloseable {

		/**
		 * Releases the lock. A lost connection is not an error, because the lock is gone
		 * with it.
		 */
		@Override
		public void close() {
			try (Connection held = this.connection) {
				if (DatabaseKind.of(held) == DatabaseKind.POSTGRESQL) {
					call(held, "select pg_advisory_unlock(?)", this.scope);
				}
			}
			catch (SQLException ex) {
				logger.debug("The lock of scope {} was lost before it was released", this.scope, ex);
			}
		}

	}

}
