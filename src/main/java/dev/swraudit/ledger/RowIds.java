package dev.swraudit.ledger;

/**
 * The numbering that makes every row of an audit a range of keys: the audit's targets,
 * each target's permissions, the audit's findings.
 */
public final class RowIds {

	/** The most records one audit can hold. */
	public static final int MAX_TARGETS = (1 << 24) - 1;

	/** The most permissions one target can hold. */
	public static final int MAX_PERMISSIONS = 1 << 20;

	private RowIds() {
	}

	/**
	 * The key of an audit's target; numbers start at 1, so that number 0 bounds the
	 * range.
	 */
	public static long target(int auditId, int number) {
		return ((long) auditId << 24) + number;
	}

	/** The key of a target's permission at a position from 0. */
	public static long permission(long targetId, int position) {
		return (targetId << 20) + position;
	}

	/** The key of an audit's finding at a position from 0. */
	public static long finding(int auditId, long position) {
		return ((long) auditId << 32) + position;
	}

	/** The key of an audit's record that starts on a line of the input. */
	public static long record(int auditId, long line) {
		return ((long) auditId << 32) + line;
	}

	/** The key of an audit's exception at a place of its file, from 0. */
	public static long acceptedException(int auditId, int place) {
		return finding(auditId, place);
	}

	/** The target that a permission belongs to. */
	public static long targetOfPermission(long permissionId) {
		return permissionId >> 20;
	}

}
