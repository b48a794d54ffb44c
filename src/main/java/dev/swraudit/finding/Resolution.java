package dev.swraudit.finding;

/**
 * Why a finding is resolved. The codes are stored.
 */
public enum Resolution {

	/** The holder has no permission on the object any more. */
	REVOKED(1),

	/** The holder is the creator. */
	HOLDER_IS_CREATOR(2),

	/** The object does not exist any more. */
	OBJECT_GONE(3),

	/** The holder has a lower permission on the object. */
	LOWERED(4);

	private final int code;

	Resolution(int code) {
		this.code = code;
	}

	/** The number that stands for the resolution in the database. */
	public int code() {
		return this.code;
	}

}
