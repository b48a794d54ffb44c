package dev.swraudit.report.data;

/**
 * Range of the row ids of an audit.
 *
 * @param after the id before the first row
 * @param end the id after the last row
 */
public record IdRange(long after, long end) {

	private static final int TARGET_BITS = 24;

	private static final int PERMISSION_BITS = 20;

	private static final int FINDING_BITS = 32;

	private static final int RECORD_BITS = 32;

	public static IdRange targets(int auditId) {
		return ofAudit(auditId, TARGET_BITS);
	}

	public static IdRange permissions(int auditId) {
		return ofAudit(auditId, TARGET_BITS + PERMISSION_BITS);
	}

	public static IdRange findings(int auditId) {
		return ofAudit(auditId, FINDING_BITS);
	}

	public static IdRange records(int auditId) {
		return ofAudit(auditId, RECORD_BITS);
	}

	private static IdRange ofAudit(int auditId, int bits) {
		return new IdRange(((long) auditId << bits) - 1, (auditId + 1L) << bits);
	}

}
