package dev.swraudit.finding;

import java.util.Arrays;

/**
 * Certainty of a finding. The codes are stored.
 */
public enum Certainty {

	/** The access list proves the finding. */
	CERTAIN(1),

	/** The finding is possible, because the creator is unknown. */
	POSSIBLE(2);

	private final int code;

	Certainty(int code) {
		this.code = code;
	}

	/** Returns the code in the database. */
	public int code() {
		return this.code;
	}

	/** Returns the certainty with this code. */
	public static Certainty of(int code) {
		return Arrays.stream(values()).filter((certainty) -> certainty.code == code).findFirst().orElseThrow();
	}

}
