package dev.swraudit.ledger;

/**
 * Row ids. The rows of an audit (targets, findings) and of a target (permissions) have
 * consecutive ids, so that an id range selects them.
 */
public final class RowIds {

	/** Maximum number of records of an audit. */
	public static final int MAX_TARGETS = (1 << 24) - 1;

	/** Maximum number of permissions of a target. */
	public static final int MAX_PERMISSIONS = 1 << 20;

	private RowIds() {
	}

	/**
	 * Returns the row id of a target of an audit. Numbers start at 1; number 0 is the
	 * lower bound of the range.
	 */
	public static long target(int auditId, int number) {
		return ((long) auditId << 24) + number;
	}

	/** Returns the row id of the permission at a 0-based position of a target. */
	public static long permission(long targetId, int position) {
		return (targetId << 20) + position;
	}

	/** Returns the row id of the finding at a 0-based position of an audit. */
	public static long finding(int auditId, long position) {
		return ((long) auditId << 32) + position;
	}

	/** Returns the row id of the record that starts on a line of the input. */
	public static long record(int auditId, long line) {
		return ((long) auditId << 32) + line;
	}

	/** Returns the row id of the exception at a 0-based position of its file. */
	public static long acceptedException(int auditId, int position) {
		return finding(auditId, position);
	}

	/** Returns the row id of the target of a permission. */
	public static long targetOfPermission(long permissionId) {
		return permissionId >> 20;
	}

}
