package dev.swraudit.permission;

/**
 * Permission value of SWR: 7 Manage, 3 Write, 1 Read. Each value includes the bits of the
 * lower ones.
 */
public final class Auth {

	/** Value of Write. */
	public static final long WRITE = 3;

	/** Value of Read. */
	public static final long READ = 1;

	private static final long MANAGE_BIT = 4;

	private Auth() {
	}

	/**
	 * Returns whether the value allows to manage the object, which includes replacing its
	 * images.
	 */
	public static boolean manages(long auth) {
		return (auth & MANAGE_BIT) != 0;
	}

	/** Returns whether the value is one of the three that SWR documents. */
	public static boolean isRecognised(long auth) {
		return auth == 7 || auth == WRITE || auth == READ;
	}

}
