package dev.swraudit.finding;

/**
 * Why a finding is resolved. The codes are stored.
 */
public enum Resolution {

	/** The holder no longer holds it. */
	REVOKED(1),

	/** The holder turned out to be the creator. */
	HOLDER_IS_CREATOR(2),

	/** The repository is gone. */
	REPOSITORY_GONE(3);

	private final int code;

	Resolution(int code) {
		this.code = code;
	}

	/** The number that stands for the resolution in the database. */
	int code() {
		return this.code;
	}

}
