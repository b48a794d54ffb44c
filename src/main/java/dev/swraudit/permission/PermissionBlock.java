package dev.swraudit.permission;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import dev.swraudit.ledger.RowIds;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Permission block: a stored row with up to a hundred permissions of a target, as arrays.
 *
 * @param id the row id of the first permission
 * @param entries at least one, sorted by user id
 */
public record PermissionBlock(long id, List<Entry> entries) {

	/** Columns that {@link #read} expects, in this order. */
	public static final String COLUMNS = "p.id, p.account_ids, p.auths, p.are_self, p.are_creator";

	/** Maximum number of entries; must equal the number in the views. */
	static final int MAX_ENTRIES = 100;

	/** Reads a block from a row that begins with {@link #COLUMNS}. */
	public static PermissionBlock read(ResultSet row) throws SQLException {
		Object[] accounts = array(row, 2);
		Object[] auths = array(row, 3);
		Object[] self = array(row, 4);
		@Nullable Object[] creator = array(row, 5);
		List<Entry> entries = new ArrayList<>(accounts.length);
		for (int i = 0; i < accounts.length; i++) {
			entries.add(new Entry((Integer) accounts[i], (Long) auths[i], (Boolean) self[i], (Boolean) creator[i]));
		}
		return new PermissionBlock(row.getLong(1), entries);
	}

	/**
	 * Reads the blocks of a target or grant list.
	 * @param targetId row id of the target or grant list
	 */
	public static List<PermissionBlock> read(JdbcClient jdbc, ResultTables tables, long targetId) {
		return jdbc
			.sql("select " + COLUMNS + " from " + tables.blocks()
					+ " p where p.id >= :from and p.id < :end order by p.id")
			.param("from", RowIds.permission(targetId, 0))
			.param("end", RowIds.permission(targetId + 1, 0))
			.query((row, number) -> read(row))
			.list();
	}

	private static Object[] array(ResultSet row, int column) throws SQLException {
		return (Object[]) row.getArray(column).getArray();
	}

	/** Returns the row id of the target. */
	public long targetId() {
		return RowIds.targetOfPermission(this.id);
	}

	void set(PreparedStatement row) throws SQLException {
		row.setLong(1, this.id);
		setArray(row, 2, "integer", Entry::account);
		setArray(row, 3, "bigint", Entry::auth);
		setArray(row, 4, "boolean", Entry::self);
		setArray(row, 5, "boolean", Entry::creator);
	}

	private void setArray(PreparedStatement row, int parameter, String type, Function<Entry, @Nullable Object> column)
			throws SQLException {
		@Nullable Object[] values = new Object[this.entries.size()];
		for (int i = 0; i < values.length; i++) {
			values[i] = column.apply(this.entries.get(i));
		}
		row.setArray(parameter, row.getConnection().createArrayOf(type, values));
	}

	/**
	 * Permission in a block.
	 *
	 * @param account the row id of the holder's account
	 * @param creator whether the holder is the creator; null if that is unknown
	 */
	public record Entry(int account, long auth, boolean self, @Nullable Boolean creator) {
	}

}
