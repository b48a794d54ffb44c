package dev.swraudit.cli;

import java.util.Locale;
import java.util.regex.Pattern;

import dev.swraudit.job.run.RunException;
import dev.swraudit.message.UserInput;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;

/**
 * Requires that arguments and settings reach the tool as their user wrote them: without
 * the carriage return of a file from Windows, and in an encoding that Java can read.
 */
public final class GivenText implements EnvironmentPostProcessor, Ordered {

	private static final Pattern SETTING = Pattern.compile("(audit|spring|logging|sample|huaweicloud[._]sdk)[._].*",
			Pattern.DOTALL);

	private static final Pattern VARIABLE = Pattern.compile("[A-Z][A-Z_]{0,60}");

	/** Java's replacement for bytes that are not text in the locale of the process. */
	private static final char UNREADABLE = '\uFFFD';

	@Override
	public int getOrder() {
		return ConfigDataEnvironmentPostProcessor.ORDER + 1;
	}

	@Override
	public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
		require("the working directory", System.getProperty("user.dir", ""));
		for (PropertySource<?> source : environment.getPropertySources()) {
			if (source instanceof EnumerablePropertySource<?> settings) {
				for (String name : settings.getPropertyNames()) {
					if (SETTING.matcher(name.toLowerCase(Locale.ROOT)).matches()) {
						require(described(name), String.valueOf(settings.getProperty(name)));
					}
				}
			}
		}
	}

	/** A name can contain a secret if a blank was typed instead of "=". */
	private static String described(String name) {
		return (UserInput.isName(name) || VARIABLE.matcher(name).matches()) ? "setting " + name : "a setting";
	}

	/**
	 * Requires that a text is as its user wrote it.
	 * @param what describes the text
	 * @throws RunException if it is not
	 */
	static void require(String what, String text) {
		if (text.endsWith("\r")) {
			throw RunException.configurationError(what + " ends with a carriage return, as in a file with the line ends"
					+ " of Windows; remove it (sed -i 's/\\r$//' FILE)");
		}
		if (text.indexOf(UNREADABLE) >= 0) {
			throw RunException.configurationError(what + " contains characters that Java cannot read in the locale of"
					+ " this process; set LC_ALL=C.UTF-8, and write names in UTF-8");
		}
	}

}
