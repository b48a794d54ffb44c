package dev.swraudit.permission;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Stored permissions of a target or a grant list: its access list, with the caller and
 * the creator as its outcome tells them.
 *
 * @param targetId row id of the target or the grant list
 * @param entries sorted by user id
 */
public record StoredPermissions(long targetId, List<Entry> entries) {

	/** Columns that {@link #read} expects, in this order. */
	public static final String COLUMNS = "o.target_id, o.self_account_id, o.creator_holder_id, l.account_ids, l.auths";

	/** Reads the permissions from a row that begins with {@link #COLUMNS}. */
	public static StoredPermissions read(ResultSet row) throws SQLException {
		Integer self = row.getObject(2, Integer.class);
		Integer creator = row.getObject(3, Integer.class);
		Object[] accounts = array(row, 4);
		Object[] auths = array(row, 5);
		List<Entry> entries = new ArrayList<>(accounts.length);
		for (int i = 0; i < accounts.length; i++) {
			entries.add(new Entry((Integer) accounts[i], (Long) auths[i], accounts[i].equals(self),
					(creator != null) ? accounts[i].equals(creator) : null));
		}
		return new StoredPermissions(row.getLong(1), entries);
	}

	private static Object[] array(ResultSet row, int column) throws SQLException {
		return (Object[]) row.getArray(column).getArray();
	}

	/**
	 * Permission in a list.
	 *
	 * @param account the row id of the holder's account
	 * @param creator whether the holder is the creator; null if that is unknown
	 */
	public record Entry(int account, long auth, boolean self, @Nullable Boolean creator) {
	}

}
