package dev.swraudit.job.run;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * URL of an H2 database: a file that one process opens, and that has every commit on
 * disk. Options that break this are refused.
 */
final class H2Url {

	static final String PREFIX = "jdbc:h2:";

	private static final String FILE = "file:";

	/** A scheme; a single letter is a drive of Windows. */
	private static final Pattern SCHEME = Pattern.compile("[a-zA-Z]{2,}:.*");

	/** H2 refuses other paths, because they are relative without saying so. */
	private static final Pattern PATH = Pattern.compile("(\\.{1,2}|~|[a-zA-Z]:)?[/\\\\].+");

	/**
	 * Options with the values that are allowed; with any other the file is shared, or
	 * commits are lost.
	 */
	private static final Map<String, Set<String>> ALLOWED = Map.of("AUTO_SERVER", Set.of("FALSE"), "FILE_LOCK",
			Set.of("FS", "FILE"), "DB_CLOSE_ON_EXIT", Set.of("FALSE"), "WRITE_DELAY", Set.of("0"), "ACCESS_MODE_DATA",
			Set.of("RW", "RWS", "RWD"));

	private H2Url() {
	}

	/**
	 * Requires the URL of a file, without options that break the run lock or lose
	 * commits.
	 * @throws RunException if it is another one; the message does not repeat it
	 */
	static void requireUsable(String url) {
		String place = place(url);
		if (SCHEME.matcher(place).matches() || !PATH.matcher(place).matches()) {
			throw RunException.configurationError("setting spring.datasource.url: not the URL of an H2 file, which one"
					+ " run opens at a time; set it to a URL such as jdbc:h2:file:./audit-data/permission-audit, with"
					+ " a path that begins with ./ or ~/ or /, or to PostgreSQL");
		}
		Arrays.stream(url.split(";")).skip(1).map((option) -> option.toUpperCase(Locale.ROOT)).forEach((option) -> {
			String name = option.replaceFirst("=.*", "").strip();
			Set<String> allowed = ALLOWED.get(name);
			if (allowed != null && !allowed.contains(option.substring(option.indexOf('=') + 1).strip())) {
				throw RunException.configurationError("setting spring.datasource.url: the H2 option " + name
						+ " lets two runs open the database, loses commits, or makes it read-only; remove the option");
			}
		});
	}

	/** Returns the file of the database. */
	static Path file(String url) {
		String place = place(url);
		return Path.of((place.startsWith("~/") ? home() + place.substring(1) : place) + ".mv.db");
	}

	/** Returns the home directory, which Java calls {@code ?} if it knows none. */
	private static String home() {
		String home = System.getProperty("user.home", "");
		if (home.isBlank() || home.equals("?")) {
			throw RunException.configurationError("setting spring.datasource.url: contains ~, but this user has no home"
					+ " directory; name the directory of the database");
		}
		return home;
	}

	/** Returns the part of the URL that names a file, or something else that H2 knows. */
	private static String place(String url) {
		String place = url.substring(PREFIX.length()).split(";", 2)[0];
		return place.startsWith(FILE) ? place.substring(FILE.length()) : place;
	}

}
