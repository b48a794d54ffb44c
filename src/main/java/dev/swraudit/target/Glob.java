package dev.swraudit.target;

import java.util.Comparator;
import java.util.regex.Pattern;

/**
 * Pattern for names: {@code *} matches any characters, slashes included, and {@code ?}
 * one code point. An empty pattern matches an empty name only.
 * <p>
 * Matching backtracks to the last star only, so that its time is at most the product of
 * both lengths.
 *
 * @param text the pattern as written
 */
public record Glob(String text) {

	private static final Pattern WILDCARD = Pattern.compile("[*?]");

	/** Returns whether the pattern has no wildcard and so matches only its own text. */
	public boolean isLiteral() {
		return !WILDCARD.matcher(this.text).find();
	}

	/**
	 * Returns the longest part without a wildcard, which every matching name contains;
	 * may be empty.
	 */
	public String longestPart() {
		return WILDCARD.splitAsStream(this.text).max(Comparator.comparingInt(String::length)).orElse("");
	}

	/** Returns whether the pattern matches a whole name. */
	public boolean matches(String name) {
		int inName = 0;
		int inText = 0;
		int star = -1;
		int afterStar = 0;
		while (inName < name.length()) {
			char wanted = (inText < this.text.length()) ? this.text.charAt(inText) : '\0';
			if (wanted == '*') {
				star = inText++;
				afterStar = inName;
			}
			else if (inText < this.text.length() && (wanted == '?' || wanted == name.charAt(inName))) {
				inName = (wanted == '?') ? name.offsetByCodePoints(inName, 1) : inName + 1;
				inText++;
			}
			else if (star >= 0) {
				afterStar = name.offsetByCodePoints(afterStar, 1);
				inName = afterStar;
				inText = star + 1;
			}
			else {
				return false;
			}
		}
		while (inText < this.text.length() && this.text.charAt(inText) == '*') {
			inText++;
		}
		return inText == this.text.length();
	}

}
