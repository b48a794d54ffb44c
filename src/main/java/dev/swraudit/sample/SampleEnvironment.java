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
 * The profile {@code sample}: starts the sample SWR and makes its endpoint and token the
 * values of {@code audit.swr.endpoint} and {@code audit.swr.token} where the command line
 * does not set them.
 */
final class SampleEnvironment implements EnvironmentPostProcessor, Ordered {

	/**
	 * What would lead elsewhere, tell others, or be credentials of a second kind; blank
	 * is unset.
	 */
	private static final List<String> OF_THE_REAL_SERVICE = List.of("swr.region", "swr.token-file", "swr.iam-endpoint",
			"swr.username", "swr.password", "swr.domain", "swr.project", "swr.access-key", "swr.secret-key",
			"swr.security-token", "swr.project-id", "swr.ssl-bundle", "swr.proxy", "notify.webhook",
			"metrics.pushgateway");

	@Override
	public int getOrder() {
		// Files can activate profiles too, so look after they have been read.
		return ConfigDataEnvironmentPostProcessor.ORDER + 1;
	}

	@Override
	public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
		if (environment.acceptsProfiles(Profiles.of("sample"))) {
			SampleSettings settings = Binder.get(environment).bindOrCreate("sample", SampleSettings.class);
			SampleSwr swr = SampleSwr.start(Path.of(settings.directory()));
			addBelowCommandLine(environment.getPropertySources(), properties(swr, environment));
			application.addInitializers(closer(swr));
		}
	}

	/**
	 * What a shell exports for the real service is not for the sample: only what is typed
	 * wins.
	 */
	private static void addBelowCommandLine(MutablePropertySources sources, MapPropertySource sample) {
		String typed = CommandLinePropertySource.COMMAND_LINE_PROPERTY_SOURCE_NAME;
		if (sources.contains(typed)) {
			sources.addAfter(typed, sample);
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
	 * As a bean it is closed with the context, after all that asks it has stopped.
	 */
	private static ApplicationContextInitializer<GenericApplicationContext> closer(SampleSwr swr) {
		return (context) -> context.registerBean("sampleSwr", SampleSwr.class, () -> swr);
	}

}
