package dev.swraudit.people;

import java.util.Arrays;

/**
 * Column of the people list that matched a user. The codes are stored.
 */
public enum MatchedBy {

	/** The entry has the id of the user. */
	ID(1, "id"),

	/** The entry has no id, but a name that only this user bears. */
	NAME(2, "name");

	private final int code;

	private final String text;

	MatchedBy(int code, String text) {
		this.code = code;
		this.text = text;
	}

	/** Returns the code in the database. */
	public int code() {
		return this.code;
	}

	/** Returns the value of the column {@code matched_by}. */
	public String text() {
		return this.text;
	}

	/** Returns the constant with this code. */
	public static MatchedBy of(int code) {
		return Arrays.stream(values()).filter((matchedBy) -> matchedBy.code == code).findFirst().orElseThrow();
	}

}
