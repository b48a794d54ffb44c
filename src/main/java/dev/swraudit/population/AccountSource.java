package dev.swraudit.population;

import java.util.Arrays;
import java.util.List;

/**
 * List or total of the account that an audit asks SWR for. The codes are stored.
 */
public enum AccountSource {

	/** List of all repositories. */
	LISTING(1),

	/** List of all organizations. */
	ORGANIZATIONS(2),

	/** Totals of the account. */
	OVERVIEW(3),

	/** List of the repositories that are shared with other accounts. */
	SHARED(4);

	private final int code;

	AccountSource(int code) {
		this.code = code;
	}

	/** Returns the code in the database. */
	public int code() {
		return this.code;
	}

	/** Returns the source with this code. */
	public static AccountSource of(int code) {
		return Arrays.stream(values()).filter((source) -> source.code == code).findFirst().orElseThrow();
	}

}
