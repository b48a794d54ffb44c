package dev.swraudit.finding;

import java.util.Arrays;

/**
 * Change of a finding since the baseline. The codes are stored.
 */
public enum FindingChange {

	/** Not in the baseline, or closed there. */
	NEW(1),

	/** In the baseline, and read again in this audit. */
	EXISTING(2),

	/** Accepted in the baseline, read again in this audit, and open now. */
	REOPENED(5),

	/** In the baseline, and disproved by this audit. */
	RESOLVED(3),

	/** In the baseline, and not read in this audit. */
	UNVERIFIED(4);

	private final int code;

	FindingChange(int code) {
		this.code = code;
	}

	/** Returns the code in the database. */
	public int code() {
		return this.code;
	}

	/** Returns the change with this code. */
	public static FindingChange of(int code) {
		return Arrays.stream(values()).filter((change) -> change.code == code).findFirst().orElseThrow();
	}

}
