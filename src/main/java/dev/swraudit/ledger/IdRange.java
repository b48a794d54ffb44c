package dev.swraudit.ledger;

/**
 * Range of the row ids of an audit.
 *
 * @param after the id before the first row
 * @param end the id after the last row
 */
public record IdRange(long after, long end) {

	/** Returns the ids of an audit's targets. */
	public static IdRange targets(int auditId) {
		return between(RowIds.target(auditId, 0), RowIds.target(auditId + 1, 0));
	}

	/** Returns the ids of the permissions of an audit's targets. */
	public static IdRange permissions(int auditId) {
		return between(RowIds.permission(RowIds.target(auditId, 0), 0),
				RowIds.permission(RowIds.target(auditId + 1, 0), 0));
	}

	/** Returns the ids of an audit's findings. */
	public static IdRange findings(int auditId) {
		return between(RowIds.finding(auditId, 0), RowIds.finding(auditId + 1, 0));
	}

	/** Returns the ids of an audit's records in the order of the input. */
	public static IdRange records(int auditId) {
		return between(RowIds.record(auditId, 0), RowIds.record(auditId + 1, 0));
	}

	private static IdRange between(long first, long end) {
		return new IdRange(first - 1, end);
	}

}
