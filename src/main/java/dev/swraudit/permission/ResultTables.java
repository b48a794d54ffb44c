package dev.swraudit.permission;

/**
 * Table of the outcomes of fetch results.
 */
public enum ResultTables {

	/** Results of the targets. */
	TARGETS("outcome"),

	/** Results of grant lists: organizations and shares. */
	GRANT_LISTS("grant_outcome");

	private final String outcomes;

	ResultTables(String outcomes) {
		this.outcomes = outcomes;
	}

	/** Returns the name of the table. */
	public String outcomes() {
		return this.outcomes;
	}

}
