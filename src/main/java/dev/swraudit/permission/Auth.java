package dev.swraudit.permission;

/**
 * The number that SWR gives a permission: 7 Manage, 3 Write, 1 Read, each with the bits
 * of those below it.
 */
public final class Auth {

	private static final long MANAGE_BIT = 4;

	private Auth() {
	}

	/**
	 * Whether it lets its holder manage the repository, replacing its images included.
	 */
	public static boolean manages(long auth) {
		return (auth & MANAGE_BIT) != 0;
	}

	/** Whether it is one of the three that the service documents. */
	public static boolean isRecognised(long auth) {
		return auth == 7 || auth == 3 || auth == 1;
	}

}
