package dev.swraudit.support;

/**
 * How much is tried: enough to notice under {@code mvn verify}, all of it under
 * {@code -Pthorough}.
 */
public final class Thorough {

	private static final boolean ASKED = Boolean.getBoolean("thorough");

	private Thorough() {
	}

	/** So many as a build has time for, or as were asked for. */
	public static int times(int usual, int thorough) {
		return ASKED ? thorough : usual;
	}

	/** Tells a figure to whoever asked for them. */
	public static void tell(String figure) {
		if (ASKED) {
			System.out.println(figure);
		}
	}

}
