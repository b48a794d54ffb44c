package dev.swraudit.finding;

import java.util.Arrays;

/**
 * State of a finding. The codes are stored.
 */
public enum FindingState {

	/** The finding needs action. */
	OPEN(1),

	/** An exception that is in force covers the finding. */
	ACCEPTED(2),

	/** The finding is resolved. */
	CLOSED(3);

	private final int code;

	FindingState(int code) {
		this.code = code;
	}

	/** Returns the code in the database. */
	public int code() {
		return this.code;
	}

	/** Returns the state with this code. */
	public static FindingState of(int code) {
		return Arrays.stream(values()).filter((state) -> state.code == code).findFirst().orElseThrow();
	}

}
