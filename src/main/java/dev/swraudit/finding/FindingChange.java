package dev.swraudit.finding;

import java.util.Arrays;

/**
 * How a finding stands to the audit before. The codes are stored.
 */
public enum FindingChange {

	/** It was not there, or was closed. */
	NEW(1),

	/** It was there, and was read again now. */
	EXISTING(2),

	/** It was there, and a reading now disproves it. */
	RESOLVED(3),

	/** It was there, and was not read now. */
	UNVERIFIED(4);

	private final int code;

	FindingChange(int code) {
		this.code = code;
	}

	/** The number that stands for the change in the database. */
	public int code() {
		return this.code;
	}

	/** Returns the change with this code. */
	public static FindingChange of(int code) {
		return Arrays.stream(values()).filter((findingChange) -> findingChange.code == code).findFirst().orElseThrow();
	}

}
