package dev.swraudit.ledger;

/**
 * What became of one record of the input.
 */
public enum Outcome {

	/** The access list was read, and its creator looked up where one was needed. */
	AUDITED,

	/** SWR knows no such image or organization. */
	NOT_FOUND,

	/** The caller may not read the access list. */
	FORBIDDEN,

	/** Every attempt failed, or what came back is no access list. */
	FAILED,

	/** The record cannot be a target. */
	INVALID,

	/** The same pair stood on an earlier line. */
	DUPLICATE

}
