package dev.swraudit.message;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Decides which user input a message may repeat. Unrecognised input is repeated only if a
 * secret cannot have its form, because a misplaced secret must not reach a console, a
 * log, a file or a webhook.
 */
public final class UserInput {

	private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z.-]{0,30}");

	private static final Pattern NUMBER = Pattern.compile("[+-]?\\d[\\d.,:/-]{0,10}[A-Za-z%]{0,2}");

	/** Matches a URL without a login; group 1 is scheme, host and port. */
	private static final Pattern URL = Pattern
		.compile("(?i)([a-z][a-z0-9+]{1,9}://(?:[a-z0-9.-]+|\\[[0-9a-f:.]+])(?::\\d{1,5})?)(?:[/?#][^@]*)?");

	private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");

	private static final String NOT_REPEATED = "the given value";

	private UserInput() {
	}

	/** Returns whether a word looks like the name of a parameter, setting or job. */
	public static boolean isName(String word) {
		return NAME.matcher(word).matches();
	}

	/**
	 * Returns the value in quotes if it is empty or looks like a name, a number, a date
	 * or a duration; otherwise a placeholder.
	 */
	public static String quoted(String value) {
		boolean safe = value.isEmpty() || isName(value) || NUMBER.matcher(value).matches();
		return safe ? "'" + value + "'" : NOT_REPEATED;
	}

	/**
	 * Returns scheme, host and port of a URL in quotes. Delegates to {@link #quoted} for
	 * a value that is not a URL, or has a login.
	 */
	public static String quotedUrl(String value) {
		Matcher url = URL.matcher(value.strip());
		return url.matches() ? "'" + url.group(1) + "'" : quoted(value);
	}

	/**
	 * Masks database URLs and unsafe quoted values in the message of another library.
	 */
	public static String masked(String message) {
		return QUOTED.matcher(message.replaceAll("jdbc:[^\\s\"]*", "jdbc:***"))
			.replaceAll((quoted) -> isName(quoted.group(1)) ? Matcher.quoteReplacement(quoted.group()) : "\"***\"");
	}

}
