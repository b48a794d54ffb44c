package dev.swraudit.finding;

import java.util.Arrays;
import java.util.List;

/**
 * Rule that makes findings. The codes are stored. The constants are in alphabetical order
 * of the rule names, because findings are sorted by rule.
 */
public enum Rule {

	/** A user who is not, or may not be, the creator holds Manage. */
	NON_CREATOR_MANAGE(1, "non-creator-manage"),

	/** The value of the permission is not documented by SWR. */
	UNRECOGNISED_PERMISSION(2, "unrecognised-permission");

	private final int code;

	private final String text;

	Rule(int code, String text) {
		this.code = code;
		this.text = text;
	}

	/** Returns the code in the database. */
	public int code() {
		return this.code;
	}

	/** Returns the name in files and settings. */
	public String text() {
		return this.text;
	}

	/** Returns the rule with this code. */
	public static Rule of(int code) {
		return Arrays.stream(values()).filter((rule) -> rule.code == code).findFirst().orElseThrow();
	}

	/** Returns the rule with this text. */
	public static Rule of(String text) {
		return Arrays.stream(values()).filter((rule) -> rule.text.equals(text)).findFirst().orElseThrow();
	}

	public static boolean isName(String text) {
		return names().contains(text);
	}

	public static List<String> names() {
		return Arrays.stream(values()).map(Rule::text).toList();
	}

}
