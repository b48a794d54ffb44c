package dev.swraudit.cli;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.swraudit.job.run.RunException;
import dev.swraudit.message.NearestName;

/**
 * Settings of Spring Boot that name the database. Spring Boot ignores a mistyped one, so
 * that a run would use another database.
 */
final class DataSourceSettings {

	/** Name or environment variable. What follows the prefix can be a secret. */
	private static final Pattern SETTING = Pattern.compile("(?i)spring[._]datasource[._]([^._]*).*");

	private static final Set<String> KNOWN = Set.of("url", "username", "password", "driverclassname", "driver",
			"hikari", "type", "name", "generateuniquename", "generate");

	private DataSourceSettings() {
	}

	/**
	 * Requires that a setting exists, if it begins with {@code spring.datasource.}.
	 * @param name the name, or an environment variable
	 * @throws RunException if it does not exist
	 */
	static void requireKnown(String name) {
		Matcher setting = SETTING.matcher(name);
		if (setting.matches() && !KNOWN.contains(NearestName.plain(setting.group(1)))) {
			throw RunException
				.configurationError("unknown setting under spring.datasource" + NearestName.of(setting.group(1), KNOWN)
					.map((known) -> "; did you mean spring.datasource." + known + "?")
					.orElse("; allowed are url, username, password, driver-class-name and hikari.*"));
		}
	}

}
