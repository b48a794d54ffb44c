package dev.swraudit.permission;

import java.util.Comparator;

/**
 * Permission value of SWR: 7 Manage, 3 Write, 1 Read. Each value includes the bits of the
 * lower ones.
 */
public final class Auth {

	/** Value of Manage. */
	public static final long MANAGE = 7;

	/** Value of Write. */
	public static final long WRITE = 3;

	/** Value of Read. */
	public static final long READ = 1;

	/**
	 * Order of power: unrecognised values, Read, Write, and managers; the higher value of
	 * two managers or two unrecognised values comes later.
	 */
	public static final Comparator<Long> BY_POWER = Comparator.<Long>comparingInt(Auth::rank)
		.thenComparing(Comparator.naturalOrder());

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
		return auth == MANAGE || auth == WRITE || auth == READ;
	}

	/**
	 * Returns the name in files: {@code Manage}, {@code Write}, {@code Read}, or
	 * {@code Unknown(n)} for other values.
	 */
	public static String text(long auth) {
		if (auth == MANAGE) {
			return "Manage";
		}
		return (auth == WRITE) ? "Write" : (auth == READ) ? "Read" : "Unknown(" + auth + ")";
	}

	private static int rank(long auth) {
		if (manages(auth)) {
			return 3;
		}
		return (auth == WRITE) ? 2 : (auth == READ) ? 1 : 0;
	}

}
