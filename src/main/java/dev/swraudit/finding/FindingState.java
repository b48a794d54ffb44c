package dev.swraudit.finding;

import java.util.Arrays;

/**
 * Whether anybody has to act on a finding. The codes are stored.
 */
public enum FindingState {

	/** Somebody has to. */
	OPEN(1),

	/** An exception is in force for it. */
	ACCEPTED(2),

	/** It is resolved. */
	CLOSED(3);

	private final int code;

	FindingState(int code) {
		this.code = code;
	}

	/** The number that stands for the state in the database. */
	public int code() {
		return this.code;
	}

	/** Returns the state with this code. */
	public static FindingState of(int code) {
		return Arrays.stream(values()).filter((findingState) -> findingState.code == code).findFirst().orElseThrow();
	}

}
