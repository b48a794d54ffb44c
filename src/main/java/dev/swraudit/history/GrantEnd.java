package dev.swraudit.history;

/**
 * End of a permission, as far as the audits up to the last day of a period show it.
 */
public enum GrantEnd {

	/** The list was read without the holder. */
	REVOKED,

	/** The list was read with the holder at another level. */
	CHANGED,

	/** The object no longer existed, or was deleted and created again. */
	OBJECT_GONE,

	/** The last audit read the list with it. */
	STILL_HELD,

	/** No reading shows an end, and the last audit did not read the list. */
	NOT_READ

}
