package dev.swraudit.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.swraudit.job.export.ExportRunner;
import dev.swraudit.job.run.AuditParameters;
import dev.swraudit.job.run.RunException;
import dev.swraudit.message.NearestName;
import dev.swraudit.message.UserInput;

/**
 * Parsed command line: an optional job ({@code complianceExport}), job parameters
 * ({@code name=value}), settings ({@code --name=value}) and options such as
 * {@code --help}.
 *
 * @param parameters by name, in the order given
 * @param settings for Spring Boot, as given; the last value of a repeated one
 * @param help whether {@code --help}, {@code -h} or {@code help} is given
 * @param version whether {@code --version} is given
 * @param verbose whether {@code --verbose} is given
 * @param check whether {@code --check} is given
 */
public record CommandLine(Map<String, String> parameters, List<String> settings, boolean help, boolean version,
		boolean verbose, boolean check) {

	private static final Pattern SETTING = Pattern.compile("--([^=\\s]+)(=.*)?", Pattern.DOTALL);

	private static final Pattern SECRET = Pattern.compile("(?i).*(token|password|secret|access-?key|credential).*");

	private static final List<String> OPTIONS = List.of("help", "version", "verbose", "check");

	/** Prefixes of settings of this tool, of its sample, and of Spring Boot. */
	private static final List<String> PREFIXES = List.of("audit.", "sample.", "spring.", "logging.");

	private static final Set<String> PARAMETERS = Stream.of(AuditParameters.NAMES, ExportRunner.PARAMETERS)
		.flatMap(List::stream)
		.collect(Collectors.toSet());

	/**
	 * Parses the arguments.
	 * @throws RunException if one is neither a parameter nor a setting, or a parameter is
	 * given twice
	 */
	public static CommandLine parse(String... arguments) {
		Map<String, String> parameters = new LinkedHashMap<>();
		Map<String, String> settings = new LinkedHashMap<>();
		FirstWord word = FirstWord.of(arguments);
		boolean help = word.equals(FirstWord.HELP);
		for (int position = word.length() + 1; position <= arguments.length; position++) {
			String argument = arguments[position - 1];
			GivenText.require("argument " + position, argument);
			Matcher setting = SETTING.matcher(argument);
			if (setting.matches()) {
				settings.put(setting.group(1), argument);
			}
			else if (argument.equals("-h")) {
				help = true;
			}
			else {
				addParameter(argument, position, parameters);
			}
		}
		help |= settings.remove("help") != null;
		boolean version = settings.remove("version") != null;
		boolean verbose = settings.remove("verbose") != null;
		boolean check = settings.remove("check") != null;
		requireNoSettings(parameters.keySet());
		settings.forEach(CommandLine::requireSetting);
		word.addTo(settings);
		return new CommandLine(parameters, List.copyOf(settings.values()), help, version, verbose, check);
	}

	/** Requires that no parameter is a setting, with or without its prefix. */
	private static void requireNoSettings(Set<String> parameters) {
		SettingsCatalog settings = SettingsCatalog.load();
		for (String name : parameters) {
			Optional<String> meant = settings.contains(name) ? Optional.of(name) : settings.withoutPrefix(name);
			if (meant.isPresent()) {
				throw RunException
					.configurationError("unknown parameter '" + name + "'; did you mean --" + meant.get() + "?");
			}
		}
	}

	/**
	 * Requires that a setting begins like one of this tool or of Spring Boot, because any
	 * other is an option that does not exist, and would be ignored.
	 */
	private static void requireSetting(String name, String argument) {
		if (PREFIXES.stream().noneMatch(name.toLowerCase(Locale.ROOT)::startsWith)) {
			throw RunException
				.configurationError("unknown setting or option" + (UserInput.isName(name) ? " '--" + name + "'" : "")
						+ meant(name, argument).map((meant) -> "; did you mean " + meant + "?").orElse("; see --help"));
		}
	}

	private static Optional<String> meant(String name, String argument) {
		if (argument.contains("=") && PARAMETERS.contains(name)) {
			return Optional.of(name + "=");
		}
		return NearestName.of(name, OPTIONS)
			.or(() -> name.endsWith("dry-run") ? Optional.of("check") : Optional.empty())
			.or(() -> SettingsCatalog.load().nearest(name))
			.map((option) -> "--" + option);
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
