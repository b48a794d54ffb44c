package dev.swraudit.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.swraudit.job.run.RunException;
import dev.swraudit.message.UserInput;

/**
 * Parsed command line: job parameters ({@code name=value}), settings
 * ({@code --name=value}) and options such as {@code --help}.
 *
 * @param parameters by name, in the order given
 * @param settings for Spring Boot, as given; the last value of a repeated one
 * @param help whether {@code --help} is given
 * @param version whether {@code --version} is given
 * @param verbose whether {@code --verbose} is given
 * @param check whether {@code --check} is given
 */
public record CommandLine(Map<String, String> parameters, List<String> settings, boolean help, boolean version,
		boolean verbose, boolean check) {

	private static final Pattern SETTING = Pattern.compile("--([^=\\s]+)(=.*)?", Pattern.DOTALL);

	private static final Pattern SECRET = Pattern.compile("(?i).*(token|password|secret|access-?key|credential).*");

	/**
	 * Parses the arguments.
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
			throw RunException.configurationError((named ? "parameter '" + name + "'" : "argument " + position)
					+ ": a secret is not allowed as a parameter, because parameters are stored; set it in the"
					+ " environment");
		}
		if (!named) {
			// The message does not repeat the argument, because it may be a secret after
			// a blank.
			throw RunException.configurationError("argument " + position
					+ " is neither a parameter (name=value) nor a setting (--name=value); see --help");
		}
		if (parameters.put(name, argument.substring(equals + 1)) != null) {
			throw RunException.configurationError("parameter '" + name + "' is given twice; give it once");
		}
	}

}
