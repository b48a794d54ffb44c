package dev.swraudit.history;

/**
 * What became of a finding, as far as the audits up to the last day of a period show it.
 */
public enum FindingResult {

	/** A decision {@code keep} holds. */
	KEPT,

	/** An exception accepts it. */
	ACCEPTED_BY_EXCEPTION,

	/** It was to be revoked, and was in time. */
	REVOKED,

	/** It was to be revoked, and its holder has a lower permission since. */
	LOWERED,

	/** It was to be revoked, and was after the last day for it. */
	REVOKED_LATE,

	/** It is to be revoked, and is not closed. */
	NOT_REVOKED,

	/** It was decided or accepted, and ended for another reason. */
	ENDED_OTHERWISE,

	/** It ended without a decision or an exception. */
	ENDED_UNDECIDED,

	/** It is not closed, and neither a decision nor an exception holds. */
	UNDECIDED

}
