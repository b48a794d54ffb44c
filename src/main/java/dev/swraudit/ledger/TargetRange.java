package dev.swraudit.ledger;

/**
 * Id range of targets of one audit.
 *
 * @param after the id before the first
 * @param before the id after the last
 */
public record TargetRange(long after, long before) {

	/** Returns the range of all targets of an audit. */
	public static TargetRange of(Audit audit) {
		return new TargetRange(RowIds.target(audit.id(), 0), RowIds.target(audit.id() + 1, 0));
	}

	/** Returns the rest of the range, behind one of its targets. */
	public TargetRange behind(Target target) {
		return new TargetRange(target.id(), this.before);
	}

}
