package dev.swraudit.permission;

import java.util.Arrays;

/**
 * Source of a permission. The codes are stored. The constants are in alphabetical order
 * of their texts, because permissions are sorted by source.
 */
public enum GrantSource {

	/** Access list of an organization, which applies to all its images. */
	ORGANIZATION(2, "organization"),

	/** Public repository, whose images everybody may pull. */
	PUBLIC(3, "public"),

	/** Access list of a repository. */
	REPOSITORY(1, "repository"),

	/** Share of a repository with another account, which may pull its images. */
	SHARE(4, "share");

	private final int code;

	private final String text;

	GrantSource(int code, String text) {
		this.code = code;
		this.text = text;
	}

	/** Returns the code in the database. */
	public int code() {
		return this.code;
	}

	/** Returns the value of the column {@code grant_source}. */
	public String text() {
		return this.text;
	}

	/** Returns whether it is an access list. */
	public boolean isAccessList() {
		return this == REPOSITORY || this == ORGANIZATION;
	}

	/** Returns the source with this code. */
	public static GrantSource of(int code) {
		return Arrays.stream(values()).filter((source) -> source.code == code).findFirst().orElseThrow();
	}

}
