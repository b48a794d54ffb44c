package dev.swraudit.sample;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.CommandLinePropertySource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.Profiles;

/**
 * Profile {@code sample}: starts the sample SWR and sets {@code audit.swr.endpoint} and
 * {@code audit.swr.token} to it, unless the command line sets them.
 */
final class SampleEnvironment implements EnvironmentPostProcessor, Ordered {

	/**
	 * Settings of the real service that would change the endpoint, send notifications, or
	 * be a second kind of credentials. A blank value unsets them.
	 */
	private static final List<String> OF_THE_REAL_SERVICE = List.of("swr.region", "swr.token-file", "swr.iam-endpoint",
			"swr.username", "swr.password", "swr.domain", "swr.project", "swr.access-key", "swr.secret-key",
			"swr.security-token", "swr.project-id", "swr.ssl-bundle", "swr.proxy", "notify.webhook",
			"metrics.pushgateway");

	@Override
	public int getOrder() {
		// Runs after the configuration files are read, because they can activate
		// profiles.
		return ConfigDataEnvironmentPostProcessor.ORDER + 1;
	}

	@Override
	public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
		if (environment.acceptsProfiles(Profiles.of("sample"))) {
			SampleSettings settings = Binder.get(environment).bindOrCreate("sample", SampleSettings.class);
			SampleSwr swr = SampleSwr.start(Path.of(settings.directory()), settings.port());
			addBelowCommandLine(environment.getPropertySources(), properties(swr, environment));
			application.addInitializers(registration(swr));
		}
	}

	/**
	 * Gives the sample precedence over everything but the command line, because
	 * environment variables are meant for the real service.
	 */
	private static void addBelowCommandLine(MutablePropertySources sources, MapPropertySource sample) {
		String commandLine = CommandLinePropertySource.COMMAND_LINE_PROPERTY_SOURCE_NAME;
		if (sources.contains(commandLine)) {
			sources.addAfter(commandLine, sample);
		}
		else {
			sources.addFirst(sample);
		}
	}

	private static MapPropertySource properties(SampleSwr swr, ConfigurableEnvironment environment) {
		Map<String, Object> properties = new HashMap<>();
		OF_THE_REAL_SERVICE.stream()
			.map("audit."::concat)
			.filter(environment::containsProperty)
			.forEach((name) -> properties.put(name, ""));
		properties.put("audit.swr.endpoint", swr.endpoint().toString());
		properties.put("audit.swr.token", SampleSwr.TOKEN);
		return new MapPropertySource("sample", properties);
	}

	/**
	 * Registers the sample SWR as a bean, so that it is closed with the context, after
	 * its clients.
	 */
	private static ApplicationContextInitializer<GenericApplicationContext> registration(SampleSwr swr) {
		return (context) -> context.registerBean("sampleSwr", SampleSwr.class, () -> swr);
	}

}
