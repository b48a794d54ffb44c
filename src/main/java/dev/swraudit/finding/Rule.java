package dev.swraudit.finding;

import java.util.Arrays;
import java.util.List;

import dev.swraudit.permission.GrantSource;

/**
 * Rule that makes findings. The codes are stored. The constants are in alphabetical order
 * of the rule names, because findings are sorted by rule.
 */
public enum Rule {

	/** The people list says that a holder is disabled or has left. */
	INACTIVE_USER(7, "inactive-user"),

	/** A user who is not, or may not be, the creator holds Manage. */
	NON_CREATOR_MANAGE(1, "non-creator-manage"),

	/** A user who is not, or may not be, the creator of an organization holds Manage. */
	ORGANIZATION_MANAGE(3, "organization-manage"),

	/**
	 * A user who is not, or may not be, the creator of an organization holds Write, and
	 * so may grant permissions on its images.
	 */
	ORGANIZATION_WRITE(4, "organization-write"),

	/** Everybody may pull the images of the repository. */
	PUBLIC_REPOSITORY(5, "public-repository"),

	/** Another account may pull the images of the repository. */
	SHARED_REPOSITORY(6, "shared-repository"),

	/** The people list does not know a holder. */
	UNKNOWN_USER(8, "unknown-user"),

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

	/** Returns whether the rule makes one finding for a user, over all objects. */
	public boolean isPerUser() {
		return this == INACTIVE_USER || this == UNKNOWN_USER;
	}

	/**
	 * Returns the source of the permissions that the rule reports on an object.
	 * @param organization whether the object is an organization
	 */
	public GrantSource source(boolean organization) {
		return switch (this) {
			case PUBLIC_REPOSITORY -> GrantSource.PUBLIC;
			case SHARED_REPOSITORY -> GrantSource.SHARE;
			default -> organization ? GrantSource.ORGANIZATION : GrantSource.REPOSITORY;
		};
	}

	/** Returns the name, as in settings. */
	@Override
	public String toString() {
		return this.text;
	}

}
