package dev.swraudit.finding;

/**
 * Verdict of an audit on a repository.
 */
public enum Verdict {

	/**
	 * No user other than the creator holds Manage, and every permission is recognised.
	 */
	NOT_FLAGGED,

	/** A user who is not the creator certainly holds Manage. */
	FLAGGED,

	/**
	 * Not flagged, and the creator is unknown and a user holds Manage, or a permission is
	 * unrecognised.
	 */
	UNDETERMINED,

	/** The access list was not read. */
	NOT_AUDITED

}
