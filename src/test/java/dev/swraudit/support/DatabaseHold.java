package dev.swraudit.support;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Holds runs on PostgreSQL at one point, until it is closed.
 */
public final class DatabaseHold implements AutoCloseable {

	private final Connection connection;

	/**
	 * Holds every session that changes a table in this way.
	 * @param change such as {@code insert on target}
	 */
	public DatabaseHold(String url, String change) throws SQLException {
		this.connection = DriverManager.getConnection(url);
		execute("""
				create function hold() returns trigger language plpgsql as
				'begin perform pg_advisory_xact_lock(1); return new; end'
				""");
		execute("create trigger hold before " + change + " for each row execute function hold()");
		execute("select pg_advisory_lock(1)");
	}

	private void execute(String sql) throws SQLException {
		try (Statement statement = this.connection.createStatement()) {
			statement.execute(sql);
		}
	}

	/** Returns whether a run is held. */
	public boolean isReached() {
		return tells("select exists(select from pg_locks where locktype = 'advisory' and not granted)");
	}

	/** Returns the result of a boolean query. */
	public boolean tells(String query) {
		try (Statement statement = this.connection.createStatement(); ResultSet row = statement.executeQuery(query)) {
			return row.next() && row.getBoolean(1);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(query, ex);
		}
	}

	/** Releases the held runs and holds no more. */
	public void release() throws SQLException {
		execute("select pg_advisory_unlock(1)");
	}

	@Override
	public void close() throws SQLException {
		this.connection.close();
	}

}
