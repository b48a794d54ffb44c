package dev.swraudit.finding;

import java.util.Arrays;

/**
 * Reason why a finding is resolved. The codes are stored.
 */
public enum Resolution {

	/** The holder no longer has a permission on the object. */
	REVOKED(1),

	/** The holder is the creator. */
	HOLDER_IS_CREATOR(2),

	/** The object no longer exists. */
	OBJECT_GONE(3),

	/** The holder has a permission on the object that the rule does not report. */
	LOWERED(4),

	/** The people list says that the user is active, or knows the user. */
	HOLDER_ACTIVE(5);

	private final int code;

	Resolution(int code) {
		this.code = code;
	}

	/** Returns the code in the database. */
	public int code() {
		return this.code;
	}

	/** Returns the resolution with this code. */
	public static Resolution of(int code) {
		return Arrays.stream(values()).filter((resolution) -> resolution.code == code).findFirst().orElseThrow();
	}

}
