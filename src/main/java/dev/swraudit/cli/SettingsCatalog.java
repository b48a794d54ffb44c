package dev.swraudit.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.swraudit.job.run.RunException;
import dev.swraudit.message.NearestName;
import dev.swraudit.message.SecretValue;
import dev.swraudit.message.UserInput;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.core.env.CommandLinePropertySource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * Catalog of all settings, read from the configuration metadata that the build generates.
 * A given setting that is not in it, such as a mistyped one, is an error.
 */
public final class SettingsCatalog {

	private static final String METADATA = "/META-INF/spring-configuration-metadata.json";

	private static final String PREFIX = "audit.";

	private static final String SWR_PREFIX = "audit.swr.";

	private static final Pattern VARIABLE = Pattern.compile("(?i)AUDIT_[A-Z0-9_]{0,60}");

	/**
	 * Variables that Kubernetes adds for a service named audit or audit-something.
	 */
	private static final Pattern SERVICE_LINK = Pattern.compile("AUDIT(_[A-Z0-9_]{1,60})?_"
			+ "(SERVICE_HOST|SERVICE_PORT(_[A-Z0-9_]{1,60})?|PORT(_\\d+_(TCP|UDP|SCTP)(_(PROTO|PORT|ADDR))?)?)");

	/** A setting for one run, which must not apply to later runs. */
	private static final String COMMAND_LINE_ONLY = "audit.new-history";

	private final Set<String> names;

	private final Set<String> secrets;

	private SettingsCatalog(Set<String> names, Set<String> secrets) {
		this.names = names;
		this.secrets = secrets;
	}

	/**
	 * Returns the catalog, which is read once, because each start uses it several times.
	 */
	public static SettingsCatalog load() {
		return Loaded.CATALOG;
	}

	private static SettingsCatalog read() {
		try (InputStream metadata = SettingsCatalog.class.getResourceAsStream(METADATA)) {
			Set<String> names = new TreeSet<>();
			Set<String> secrets = new HashSet<>();
			for (JsonNode property : new JsonMapper().readTree(metadata).path("properties")) {
				String name = property.path("name").asString();
				if (name.startsWith(PREFIX)) {
					names.add(name);
				}
				if (property.path("type").asString("").equals(SecretValue.class.getName())) {
					secrets.add(name);
				}
			}
			return new SettingsCatalog(Collections.unmodifiableSet(names), Set.copyOf(secrets));
		}
		catch (IOException ex) {
			throw new IllegalStateException("cannot read " + METADATA, ex);
		}
	}

	/**
	 * Checks every setting under {@code audit.} in all property sources, and that no
	 * setting lacks this prefix on the command line or in a file. In the environment,
	 * such a name can belong to another program.
	 * @throws RunException if a setting does not exist, or is given outside the command
	 * line although only allowed there
	 */
	public void check(ConfigurableEnvironment environment) {
		for (PropertySource<?> source : environment.getPropertySources()) {
			if (source instanceof EnumerablePropertySource<?> settings) {
				for (String name : settings.getPropertyNames()) {
					check(name, source instanceof SystemEnvironmentPropertySource);
					DataSourceSettings.requireKnown(name);
					if (!source.getName().startsWith("system")) {
						requirePrefix(name);
					}
					if (!(source instanceof CommandLinePropertySource<?>)) {
						requireNotCommandLineOnly(name);
					}
				}
			}
		}
	}

	private void check(String name, boolean fromEnvironment) {
		boolean known = fromEnvironment ? isKnownVariable(name) : isKnown(name);
		if (!known) {
			throw RunException.configurationError(
					(fromEnvironment ? unknownVariable(name) : unknownSetting(name)) + allowed(name, fromEnvironment));
		}
	}

	/** Returns the setting that was probably meant, or else all. */
	private String allowed(String name, boolean fromEnvironment) {
		if (fromEnvironment && SERVICE_LINK.matcher(name).matches()) {
			return "";
		}
		return nearest(name)
			.map((meant) -> "; did you mean " + (fromEnvironment ? variable(meant).replace('-', '_') : meant) + "?")
			.orElseGet(() -> "; the settings are " + String.join(", ", this.names));
	}

	/** Returns the setting that was probably meant. */
	Optional<String> nearest(String name) {
		String rest = NearestName.plain(name).replaceFirst("^audit", "");
		return withoutPrefix(rest).or(() -> NearestName.of(withoutIndex(name), this.names));
	}

	/**
	 * Returns the setting whose name without {@code audit.} or {@code audit.swr.} is the
	 * given one, such as {@code audit.swr.region} for {@code region}.
	 */
	Optional<String> withoutPrefix(String name) {
		String plain = NearestName.plain(withoutIndex(name));
		return this.names.stream()
			.filter((known) -> Stream.of(PREFIX, SWR_PREFIX)
				.anyMatch((prefix) -> known.startsWith(prefix)
						&& NearestName.plain(known.substring(prefix.length())).equals(plain)))
			.findFirst();
	}

	/** Returns whether a setting has this name in any spelling. */
	boolean contains(String name) {
		return name.toLowerCase(Locale.ROOT).startsWith(PREFIX) && isKnown(name);
	}

	private void requirePrefix(String name) {
		Optional<String> meant = withoutPrefix(name);
		if (meant.isPresent()) {
			throw RunException
				.configurationError("unknown setting '" + meant.get().substring(meant.get().lastIndexOf('.') + 1)
						+ "' without its prefix;" + " did you mean " + meant.get() + "?");
		}
	}

	private static String unknownVariable(String name) {
		if (SERVICE_LINK.matcher(name).matches()) {
			return "environment variable '" + name + "' is not a setting, but looks like one that Kubernetes adds for a"
					+ " service whose name begins with audit; set enableServiceLinks: false in the pod's specification, or rename the"
					+ " service";
		}
		return "unknown setting" + (VARIABLE.matcher(name).matches() ? " '" + name + "'" : " in the environment");
	}

	/** The name can contain a secret if a blank or a colon was typed instead of "=". */
	private String unknownSetting(String name) {
		if (UserInput.isName(name)) {
			return "unknown setting '" + name + "'";
		}
		String start = this.names.stream()
			.filter(name::startsWith)
			.max(Comparator.comparing(String::length))
			.orElse(PREFIX);
		return "unknown setting that starts with '" + start
				+ "'; its name is not shown, because it may contain a secret";
	}

	private static void requireNotCommandLineOnly(String name) {
		if (NearestName.plain(name).equals(NearestName.plain(COMMAND_LINE_ONLY))) {
			throw RunException.configurationError(
					"setting '" + name + "' is given in the environment or a file, but is valid for one run only; set"
							+ " it on the command line: --" + COMMAND_LINE_ONLY + "=true");
		}
	}

	private boolean isKnown(String name) {
		if (!name.toLowerCase(Locale.ROOT).startsWith(PREFIX)) {
			return true;
		}
		ConfigurationPropertyName given = ConfigurationPropertyName.adapt(withoutIndex(name), '.');
		return this.names.stream().anyMatch((known) -> ConfigurationPropertyName.of(known).equals(given));
	}

	private static String withoutIndex(String name) {
		return name.replaceAll("\\[\\d+]$", "");
	}

	private boolean isKnownVariable(String variable) {
		String given = variable.toUpperCase(Locale.ROOT).replaceAll("_\\d+$", "");
		return !given.startsWith("AUDIT_") || variables().contains(given);
	}

	private static String variable(String name) {
		return name.toUpperCase(Locale.ROOT).replace('.', '_');
	}

	private Set<String> variables() {
		return this.names.stream()
			.map(SettingsCatalog::variable)
			.flatMap((name) -> Stream.of(name.replace("-", ""), name.replace('-', '_')))
			.collect(Collectors.toSet());
	}

	/**
	 * Returns the given settings with their effective values, without those of the type
	 * {@link SecretValue}.
	 */
	Map<String, String> inForce(ConfigurableEnvironment environment) {
		Map<String, String> settings = new TreeMap<>();
		Binder binder = Binder.get(environment);
		for (String name : this.names) {
			if (!this.secrets.contains(name)) {
				binder.bind(name, Bindable.listOf(String.class))
					.ifBound((values) -> settings.put(name, String.join(",", values)));
			}
		}
		return settings;
	}

	/**
	 * Catalog that is read when it is first used.
	 */
	private static final class Loaded {

		private static final SettingsCatalog CATALOG = read();

	}

}
