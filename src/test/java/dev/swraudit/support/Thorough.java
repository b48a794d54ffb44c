package dev.swraudit.support;

/**
 * Number of test cases: a sample under {@code mvn verify}, all under {@code -Pthorough}.
 */
public final class Thorough {

	private static final boolean ASKED = Boolean.getBoolean("thorough");

	private Thorough() {
	}

	/** Returns the number for this build. */
	public static int times(int usual, int thorough) {
		return ASKED ? thorough : usual;
	}

	/** Prints a figure in a thorough build. */
	public static void report(String figure) {
		if (ASKED) {
			System.out.println(figure);
		}
	}

}
