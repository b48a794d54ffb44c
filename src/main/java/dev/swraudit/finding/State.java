package dev.swraudit.finding;

import java.util.Arrays;

/**
 * Whether anybody has to act on a finding. The codes are stored.
 */
public enum State {

	/** Somebody has to. */
	OPEN(1),

	/** An exception is in force for it. */
	ACCEPTED(2),

	/** It is resolved. */
	CLOSED(3);

	private final int code;

	State(int code) {
		this.code = code;
	}

	/** The number that stands for the state in the database. */
	public int code() {
		return this.code;
	}

	/** Returns the state with this code. */
	public static State of(int code) {
		return Arrays.stream(values()).filter((state) -> state.code == code).findFirst().orElseThrow();
	}

}
