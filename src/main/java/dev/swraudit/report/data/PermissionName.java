package dev.swraudit.report.data;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.swraudit.permission.Auth;
import org.jspecify.annotations.Nullable;

/**
 * Permissions that a user asks for: {@code Manage} covers every number that manages, as
 * 15 does, {@code Unknown} every number that has no name.
 *
 * @param text as the column {@code permission} has it, or {@code Unknown}
 * @param auth the one number that is asked for; null where it is not one
 */
public record PermissionName(String text, @Nullable Long auth) {

	private static final String MANAGE = "Manage";

	private static final Pattern UNKNOWN = Pattern.compile("unknown(?:\\((-?\\d+)\\))?");

	/**
	 * Reads a name in any case; null if it is none.
	 */
	public static @Nullable PermissionName of(String text) {
		String name = text.strip().toLowerCase(Locale.ROOT);
		return switch (name) {
			case "manage" -> new PermissionName(MANAGE, null);
			case "write" -> new PermissionName("Write", 3L);
			case "read" -> new PermissionName("Read", 1L);
			default -> unknown(UNKNOWN.matcher(name));
		};
	}

	/** What the column says of a number. */
	public static String textOf(long auth) {
		if (auth == 7) {
			return MANAGE;
		}
		return (auth == 3) ? "Write" : (auth == 1) ? "Read" : "Unknown(" + auth + ")";
	}

	/** Whether a number is among the permissions that are asked for. */
	boolean names(long auth) {
		if (this.auth != null) {
			return this.auth == auth;
		}
		return this.text.equals(MANAGE) ? Auth.manages(auth) : !Auth.isRecognised(auth);
	}

	/** Returns the condition that says the same of the column {@code auth}. */
	String condition() {
		if (this.auth != null) {
			return "auth = :auth";
		}
		return this.text.equals(MANAGE) ? "mod(floor(auth / 4.0), 2) <> 0" : "auth not in (7, 3, 1)";
	}

	private static @Nullable PermissionName unknown(Matcher name) {
		if (!name.matches()) {
			return null;
		}
		if (name.group(1) == null) {
			return new PermissionName("Unknown", null);
		}
		try {
			long auth = Long.parseLong(name.group(1));
			return Auth.isRecognised(auth) ? null : new PermissionName("Unknown(" + auth + ")", auth);
		}
		catch (NumberFormatException ex) {
			// No database column holds such a number.
			return null;
		}
	}

}
