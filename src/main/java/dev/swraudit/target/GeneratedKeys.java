package dev.swraudit.target;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.ParameterizedPreparedStatementSetter;

/**
 * Inserts rows in one batch, and tells the numbers that the database gave them.
 */
public final class GeneratedKeys {

	private GeneratedKeys() {
	}

	/**
	 * Inserts rows into a table whose generated key is {@code id}.
	 * @return the keys, in the order of the rows
	 */
	public static <T> List<Integer> insert(JdbcTemplate jdbc, String sql, List<T> rows,
			ParameterizedPreparedStatementSetter<T> setter) {
		if (rows.isEmpty()) {
			return List.of();
		}
		ConnectionCallback<List<Integer>> insert = (connection) -> {
			try (PreparedStatement statement = connection.prepareStatement(sql, new String[] { "id" })) {
				for (T row : rows) {
					setter.setValues(statement, row);
					statement.addBatch();
				}
				statement.executeBatch();
				return keysOf(statement);
			}
		};
		List<Integer> keys = jdbc.execute(insert);
		if (keys == null || keys.size() != rows.size()) {
			throw new IllegalStateException("the database did not tell the keys of the rows it took");
		}
		return keys;
	}

	private static List<Integer> keysOf(PreparedStatement statement) throws SQLException {
		List<Integer> keys = new ArrayList<>();
		try (ResultSet generated = statement.getGeneratedKeys()) {
			while (generated.next()) {
				keys.add(generated.getInt(1));
			}
		}
		return keys;
	}

}
