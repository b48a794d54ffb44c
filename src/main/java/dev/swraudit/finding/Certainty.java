package dev.swraudit.finding;

import java.util.Arrays;

/**
 * How sure a finding is. The codes are stored.
 */
public enum Certainty {

	/** What was read shows it. */
	CERTAIN(1),

	/** It may be so: the creator is unknown. */
	POSSIBLE(2);

	private final int code;

	Certainty(int code) {
		this.code = code;
	}

	/** The number that stands for the certainty in the database. */
	public int code() {
		return this.code;
	}

	public static Certainty of(int code) {
		return Arrays.stream(values()).filter((certainty) -> certainty.code == code).findFirst().orElseThrow();
	}

}
