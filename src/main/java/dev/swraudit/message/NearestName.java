package dev.swraudit.message;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds the known name that a mistyped one was probably meant to be. A message may show
 * it even if the given name may be a secret, because the known names are public.
 */
public final class NearestName {

	private static final int CHARACTERS_PER_TYPO = 4;

	private static final int MAX_TYPOS = 3;

	private NearestName() {
	}

	/**
	 * Returns the known name with the fewest differences from the given one: a character
	 * that is missing, surplus, different or exchanged with its neighbour. At most one
	 * difference for every four characters counts as near, and at most three. Case, dots,
	 * dashes and underscores make no difference.
	 */
	public static Optional<String> of(String given, Collection<String> known) {
		String plain = plain(given);
		int limit = Math.min(MAX_TYPOS, Math.max(1, plain.length() / CHARACTERS_PER_TYPO));
		return known.stream()
			.filter((name) -> plain.length() > 1 && distance(plain, plain(name)) <= limit)
			.min(Comparator.comparingInt((name) -> distance(plain, plain(name))));
	}

	/**
	 * Returns the question to append to a message, such as {@code "; did you mean
	 * input?"}; empty if no known name is near.
	 */
	public static String question(String given, Collection<String> known) {
		return of(given, known).map((name) -> "; did you mean " + name + "?").orElse("");
	}

	/** Returns the letters and digits, which all spellings of a name share. */
	public static String plain(String name) {
		return name.replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT);
	}

	private static int distance(String one, String other) {
		if (Math.abs(one.length() - other.length()) > MAX_TYPOS) {
			return Integer.MAX_VALUE;
		}
		int[][] distances = new int[one.length() + 1][other.length() + 1];
		for (int i = 0; i <= one.length(); i++) {
			for (int j = 0; j <= other.length(); j++) {
				distances[i][j] = (i == 0 || j == 0) ? i + j : distance(distances, one, other, i, j);
			}
		}
		return distances[one.length()][other.length()];
	}

	/** Returns the distance of the first characters of both words. */
	private static int distance(int[][] shorter, String one, String other, int i, int j) {
		int replaced = shorter[i - 1][j - 1] + ((one.charAt(i - 1) == other.charAt(j - 1)) ? 0 : 1);
		int distance = Math.min(replaced, 1 + Math.min(shorter[i - 1][j], shorter[i][j - 1]));
		boolean exchanged = i > 1 && j > 1 && one.charAt(i - 1) == other.charAt(j - 2)
				&& one.charAt(i - 2) == other.charAt(j - 1);
		return exchanged ? Math.min(distance, shorter[i - 2][j - 2] + 1) : distance;
	}

}
