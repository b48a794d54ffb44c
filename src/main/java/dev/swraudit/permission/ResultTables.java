package dev.swraudit.permission;

/**
 * Tables of fetch results: the outcomes, and the permission blocks.
 */
public enum ResultTables {

	/** Results of the targets. */
	TARGETS("outcome", "permission"),

	/** Results of grant lists: organizations and shares. */
	GRANT_LISTS("grant_outcome", "grant_block");

	private final String outcomes;

	private final String blocks;

	ResultTables(String outcomes, String blocks) {
		this.outcomes = outcomes;
		this.blocks = blocks;
	}

	/** Returns the name of the table of outcomes. */
	public String outcomes() {
		return this.outcomes;
	}

	/** Returns the name of the table of permission blocks. */
	public String blocks() {
		return this.blocks;
	}

}
