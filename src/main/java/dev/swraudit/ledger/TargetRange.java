package dev.swraudit.ledger;

/**
 * Targets of one audit, by the range of their ids.
 *
 * @param after the id before the first
 * @param before the id after the last
 */
public record TargetRange(long after, long before) {

	/** All targets of an audit. */
	public static TargetRange of(Audit audit) {
		return new TargetRange(RowIds.target(audit.id(), 0), RowIds.target(audit.id() + 1, 0));
	}

	/** What is left of it behind one of its targets. */
	public TargetRange behind(Target target) {
		return new TargetRange(target.id(), this.before);
	}

}
