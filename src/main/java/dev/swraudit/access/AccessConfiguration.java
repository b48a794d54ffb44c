package dev.swraudit.access;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Random;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The registry, as the settings reach it.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SwrProperties.class)
class AccessConfiguration {

	@Bean
	HttpSwr swr(SwrProperties settings, Clock clock) {
		Sleeper sleeper = new RealSleeper();
		return new HttpSwr(settings, new Transport(settings, "swr-permission-audit"),
				new Authorization(credentials(settings)), new Pace(settings.requestsPerSecond(), sleeper),
				new Backoff(new Random()), sleeper, clock);
	}

	static Supplier<Credentials> credentials(SwrProperties settings) {
		String token = presentOrNull(settings.token());
		String file = presentOrNull(settings.tokenFile());
		if (token != null && file != null) {
			throw new InvalidSettingException(
					"two kinds of credentials: audit.swr.token and audit.swr.token-file are both set; leave one out");
		}
		if (token != null) {
			return () -> TokenCredentials.of(token);
		}
		if (file != null) {
			return () -> TokenCredentials.ofFile(Path.of(file));
		}
		throw new InvalidSettingException("no credentials: set audit.swr.token or audit.swr.token-file");
	}

	private static @Nullable String presentOrNull(@Nullable String text) {
		return (text == null || text.isBlank()) ? null : text;
	}

}
