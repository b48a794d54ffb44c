package dev.swraudit.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.swraudit.access.http.UserInput;
import dev.swraudit.job.run.RunException;

/**
 * What the user typed: job parameters ({@code name=value}), settings
 * ({@code --name=value}) and a few words of our own.
 *
 * @param parameters by name, in the order given
 * @param settings for Spring Boot, as given; of one given twice, the last
 * @param help whether {@code --help} was asked for
 * @param version whether {@code --version} was asked for
 * @param verbose whether {@code --verbose} was asked for
 * @param check whether {@code --check} was asked for
 */
public record CommandLine(Map<String, String> parameters, List<String> settings, boolean help, boolean version,
		boolean verbose, boolean check) {

	private static final Pattern SETTING = Pattern.compile("--([^=\\s]+)(=.*)?", Pattern.DOTALL);

	private static final Pattern SECRET = Pattern.compile("(?i).*(token|password|secret|access-?key|credential).*");

	/**
	 * Reads the arguments.
	 * @throws RunException if one is neither a parameter nor a setting, or a parameter is
	 * given twice
	 */
	public static CommandLine parse(String... arguments) {
		Map<String, String> parameters = new LinkedHashMap<>();
		Map<String, String> settings = new LinkedHashMap<>();
		int position = 0;
		for (String argument : arguments) {
			position++;
			Matcher setting = SETTING.matcher(argument);
			if (setting.matches()) {
				settings.put(setting.group(1), argument);
			}
			else {
				addParameter(argument, position, parameters);
			}
		}
		boolean help = settings.remove("help") != null;
		boolean version = settings.remove("version") != null;
		boolean verbose = settings.remove("verbose") != null;
		boolean check = settings.remove("check") != null;
		return new CommandLine(parameters, List.copyOf(settings.values()), help, version, verbose, check);
	}

	private static void addParameter(String argument, int position, Map<String, String> parameters) {
		int equals = argument.indexOf('=');
		String name = argument.substring(0, Math.max(0, equals));
		boolean named = UserInput.isName(name);
		if (SECRET.matcher(name).matches()) {
			throw RunException.personMustAct((named ? "parameter '" + name + "'" : "argument " + position)
					+ ": a secret is not allowed as a parameter, because parameters are stored; give it as a setting,"
					+ " best in the environment");
		}
		if (!named) {
			// Not repeated, because it may be a secret that follows a blank.
			throw RunException.personMustAct("argument " + position
					+ " is neither a parameter (name=value) nor a setting (--name=value); see --help");
		}
		if (parameters.put(name, argument.substring(equals + 1)) != null) {
			throw RunException.personMustAct("parameter '" + name + "' is given twice; give it once");
		}
	}

}
