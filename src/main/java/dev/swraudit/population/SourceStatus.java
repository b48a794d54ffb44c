package dev.swraudit.population;

import java.util.Arrays;

/**
 * Status of a source of an audit. The codes are stored.
 */
public enum SourceStatus {

	/** Everything was read. */
	READ(1),

	/** A part was read. */
	PARTIAL(2),

	/** Nothing was read. */
	NOT_READ(3),

	/** The settings switch it off. */
	OFF(4);

	private final int code;

	SourceStatus(int code) {
		this.code = code;
	}

	/** Returns the code in the database. */
	public int code() {
		return this.code;
	}

	/** Returns the status with this code. */
	public static SourceStatus of(int code) {
		return Arrays.stream(values()).filter((status) -> status.code == code).findFirst().orElseThrow();
	}

	/** Returns whether anything was read. */
	public boolean hasContent() {
		return this == READ || this == PARTIAL;
	}

}
