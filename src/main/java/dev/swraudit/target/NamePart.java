package dev.swraudit.target;

import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Rules of SWR's reference for one part of a repository's name.
 */
public enum NamePart {

	NAMESPACE(64, "._-", "a-z, 0-9, '.', '_' and '-'"), REPOSITORY(128, "._-/", "a-z, 0-9, '.', '_', '-' and '/'");

	private static final Pattern IMPOSSIBLE_SEGMENT = Pattern.compile("/\\.{0,2}/");

	private static final Pattern SEPARATORS = Pattern.compile("[._/-]{2,}");

	private static final Pattern VISIBLE = Pattern.compile("[\\p{L}\\p{N}\\p{P}\\p{S}]");

	private final String part = name().toLowerCase(Locale.ROOT);

	private final int longest;

	private final String separators;

	private final String allowed;

	NamePart(int longest, String separators, String allowed) {
		this.longest = longest;
		this.separators = separators;
		this.allowed = allowed;
	}

	/** Returns the maximum number of characters. */
	public int longest() {
		return this.longest;
	}

	@Nullable String problem(String text) {
		if (text.isEmpty()) {
			return this.part + " is missing; a record needs a namespace and a repository";
		}
		int length = text.codePointCount(0, text.length());
		if (length > this.longest) {
			return this.part + " has " + length + " characters; at most " + this.longest + " are allowed";
		}
		int other = text.codePoints().filter((c) -> !isAllowed(c)).findFirst().orElse(-1);
		if (other >= 0) {
			return printable(other) + " is not allowed in a " + this.part + " name; allowed are " + this.allowed;
		}
		String ends = ends(text);
		return (ends != null) ? ends : segments(text);
	}

	private @Nullable String ends(String text) {
		char last = text.charAt(text.length() - 1);
		if (!isPlain(text.charAt(0))) {
			return this.part + " starts with '" + text.charAt(0) + "'; only a-z and 0-9 may come first";
		}
		return isPlain(last) ? null : this.part + " ends with '" + last + "'; only a-z and 0-9 may come last";
	}

	private @Nullable String segments(String text) {
		Matcher impossible = IMPOSSIBLE_SEGMENT.matcher(text);
		if (!impossible.find()) {
			return null;
		}
		return this.part + " contains '" + impossible.group() + "'; a path segment may not be empty, '.' or '..'";
	}

	@Nullable String unusual(String text) {
		return SEPARATORS.matcher(text)
			.results()
			.map(MatchResult::group)
			.filter((run) -> !run.equals("__"))
			.findFirst()
			.map((run) -> this.part + " contains '" + run + "'; SWR's reference allows no separators in a row but '__'")
			.orElse(null);
	}

	private boolean isAllowed(int c) {
		return isPlain(c) || this.separators.indexOf(c) >= 0;
	}

	private static boolean isPlain(int c) {
		return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
	}

	/**
	 * Returns {@code upper-case 'A'}, {@code U+0024 '$'}, or the number alone if the
	 * character is invisible.
	 */
	private static String printable(int c) {
		if (c >= 'A' && c <= 'Z') {
			return "upper-case '" + (char) c + "'";
		}
		String number = String.format(Locale.ROOT, "U+%04X", c);
		String text = Character.toString(c);
		return VISIBLE.matcher(text).matches() ? number + " '" + text + "'" : number;
	}

}
