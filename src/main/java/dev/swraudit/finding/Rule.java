package dev.swraudit.finding;

import java.util.Arrays;
import java.util.List;

/**
 * What is wrong with a permission. The codes are stored, the order is that of the rules'
 * names ({@code non-creator-manage}, {@code unrecognised-permission}), by which findings
 * are sorted.
 */
public enum Rule {

	/** Somebody who is not the creator, or may not be, holds Manage. */
	NON_CREATOR_MANAGE(1, "non-creator-manage"),

	/** The number of the permission is none that the service documents. */
	UNRECOGNISED_PERMISSION(2, "unrecognised-permission");

	private final int code;

	private final String text;

	Rule(int code, String text) {
		this.code = code;
		this.text = text;
	}

	/** The number that stands for the rule in the database. */
	public int code() {
		return this.code;
	}

	/** The name that users give it. */
	public String text() {
		return this.text;
	}

	/** Returns the rule with this code. */
	public static Rule of(int code) {
		return Arrays.stream(values()).filter((rule) -> rule.code == code).findFirst().orElseThrow();
	}

	public static boolean isName(String text) {
		return names().contains(text);
	}

	public static List<String> names() {
		return Arrays.stream(values()).map(Rule::text).toList();
	}

}
