package dev.swraudit.finding;

/**
 * What an audit can say of a repository.
 */
public enum Verdict {

	/** Nobody but the creator holds Manage, and every permission is understood. */
	NOT_FLAGGED,

	/** Somebody who is not the creator certainly holds Manage. */
	FLAGGED,

	/** Neither can be told: the creator is unknown, or a permission is not understood. */
	UNDETERMINED,

	/** Nothing was read, so nothing can be said. */
	NOT_AUDITED

}
