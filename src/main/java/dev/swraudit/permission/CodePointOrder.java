package dev.swraudit.permission;

/**
 * Order of text by code point, which {@link String#compareTo} and H2 do not provide
 * outside the basic plane.
 */
public final class CodePointOrder {

	private CodePointOrder() {
	}

	/** Compares two texts without unpaired surrogates. */
	public static int compareText(String one, String other) {
		int length = Math.min(one.length(), other.length());
		for (int i = 0; i < length; i++) {
			char left = one.charAt(i);
			char right = other.charAt(i);
			if (left != right) {
				boolean samePlane = Character.isSurrogate(left) == Character.isSurrogate(right);
				return samePlane ? Character.compare(left, right)
						: Boolean.compare(Character.isSurrogate(left), Character.isSurrogate(right));
			}
		}
		return Integer.compare(one.length(), other.length());
	}

}
