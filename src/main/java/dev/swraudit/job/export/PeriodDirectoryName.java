package dev.swraudit.job.export;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.swraudit.history.Period;

/**
 * Name of the directory of an exported period, such as
 * {@code changes_2026-01-01_2026-03-31_user-jane.doe}. The conditions are in it as they
 * were given, with every character that a file system may not allow replaced.
 */
final class PeriodDirectoryName {

	private static final List<String> CONDITIONS = List.of("namespace", "repository", "user", "permission");

	private static final Pattern REPLACED = Pattern.compile("[^A-Za-z0-9._-]");

	private static final int LONGEST = 200;

	private PeriodDirectoryName() {
	}

	/**
	 * Returns the name, of at most 200 ASCII characters.
	 * @param given the parameters as they were given
	 */
	static String of(Period period, Map<String, String> given) {
		String conditions = CONDITIONS.stream()
			.filter(given::containsKey)
			.map((name) -> "_" + name + "-" + REPLACED.matcher(given.get(name)).replaceAll("_"))
			.collect(Collectors.joining());
		String name = "changes_" + period.from() + "_" + period.to() + conditions;
		return name.substring(0, Math.min(LONGEST, name.length()));
	}

}
