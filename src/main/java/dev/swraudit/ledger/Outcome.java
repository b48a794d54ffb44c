package dev.swraudit.ledger;

/**
 * Outcome of a record of the input.
 */
public enum Outcome {

	/** The access list was read, and the creator was looked up if needed. */
	AUDITED,

	/** SWR has no such image or organization. */
	NOT_FOUND,

	/** The caller may not read the access list. */
	FORBIDDEN,

	/** Every attempt failed, or the response is not an access list. */
	FAILED,

	/** The record does not name a possible repository. */
	INVALID,

	/** An earlier line has the same pair. */
	DUPLICATE

}
