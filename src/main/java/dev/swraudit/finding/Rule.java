package dev.swraudit.finding;

/**
 * What is wrong with a permission. The codes are stored, the order is that of the rules'
 * names ({@code non-creator-manage}, {@code unrecognised-permission}), by which findings
 * are sorted.
 */
public enum Rule {

	/** Somebody who is not the creator, or may not be, holds Manage. */
	NON_CREATOR_MANAGE(1),

	/** The number of the permission is none that the service documents. */
	UNRECOGNISED_PERMISSION(2);

	private final int code;

	Rule(int code) {
		this.code = code;
	}

	/** The number that stands for the rule in the database. */
	int code() {
		return this.code;
	}

}
