package dev.swraudit.report;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.swraudit.permission.Auth;
import org.jspecify.annotations.Nullable;

/**
 * What the column {@code permission} says, as somebody asks for it.
 *
 * @param text as the column writes it; {@code Unknown} for every {@code Unknown(n)}
 * @param auth its number; null for every number that has no name
 */
public record PermissionName(String text, @Nullable Long auth) {

	private static final Pattern UNKNOWN = Pattern.compile("unknown(?:\\((-?\\d+)\\))?");

	/**
	 * Reads a name in any case; null if it is none.
	 */
	public static @Nullable PermissionName of(String text) {
		String name = text.strip().toLowerCase(Locale.ROOT);
		return switch (name) {
			case "manage" -> new PermissionName("Manage", 7L);
			case "write" -> new PermissionName("Write", 3L);
			case "read" -> new PermissionName("Read", 1L);
			default -> unknown(UNKNOWN.matcher(name));
		};
	}

	/** What the column says of a number. */
	static String textOf(long auth) {
		if (auth == 7) {
			return "Manage";
		}
		return (auth == 3) ? "Write" : (auth == 1) ? "Read" : "Unknown(" + auth + ")";
	}

	/** Whether it is a name of a number. */
	boolean names(long auth) {
		return (this.auth != null) ? this.auth == auth : !Auth.isRecognised(auth);
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
