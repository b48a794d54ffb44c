package dev.swraudit.report.data;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.swraudit.permission.Auth;
import org.jspecify.annotations.Nullable;

/**
 * Permission in a filter. {@code Manage} matches every value with the Manage bit, such as
 * 15. {@code Unknown} matches every value without a name.
 *
 * @param text value of the column {@code permission}, or {@code Unknown}
 * @param auth the only matching value; null if several match
 */
public record PermissionName(String text, @Nullable Long auth) {

	private static final String MANAGE = "Manage";

	private static final Pattern UNKNOWN = Pattern.compile("unknown(?:\\((-?\\d+)\\))?");

	/**
	 * Parses a name in any case. Returns null if it is not valid.
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

	/** Returns whether a value matches. */
	boolean matches(long auth) {
		if (this.auth != null) {
			return this.auth == auth;
		}
		return this.text.equals(MANAGE) ? Auth.manages(auth) : !Auth.isRecognised(auth);
	}

	/** Returns the equivalent SQL condition on the column {@code auth}. */
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
			// No stored value is that large.
			return null;
		}
	}

}
