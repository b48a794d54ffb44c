package dev.swraudit.access;

import java.time.Clock;
import java.util.Random;

import dev.swraudit.access.credentials.Authorization;
import dev.swraudit.access.credentials.CredentialsProperties;
import dev.swraudit.access.credentials.CredentialsSource;
import dev.swraudit.access.credentials.CredentialsSources;
import dev.swraudit.access.http.QuietClient;
import dev.swraudit.access.http.SwrProperties;
import dev.swraudit.access.http.Transport;
import dev.swraudit.access.ratelimit.Backoff;
import dev.swraudit.access.ratelimit.Line;
import dev.swraudit.access.ratelimit.Pace;
import dev.swraudit.access.ratelimit.RealSleeper;
import dev.swraudit.access.ratelimit.SharedPace;
import dev.swraudit.access.ratelimit.Sleeper;
import dev.swraudit.access.ratelimit.SlotTable;
import dev.swraudit.access.ratelimit.Throttle;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The registry, as the settings reach it.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ SwrProperties.class, CredentialsProperties.class })
public class AccessConfiguration {

	@Bean
	HttpSwr swr(SwrProperties settings, CredentialsProperties credentials, SslBundles sslBundles, Clock clock,
			ObjectProvider<SlotTable> shared) {
		Sleeper sleeper = new RealSleeper();
		CloseableHttpClient client = new QuietClient(settings, sslBundles).open();
		Line line = new Line(settings, new Transport(settings, client), throttle(settings, shared, sleeper),
				new Backoff(new Random()), sleeper, clock);
		CredentialsSource source = new CredentialsSources(credentials, line, clock).source();
		return new HttpSwr(settings, line, new Authorization(source, clock));
	}

	/** A pace of this process alone, unless there is one to be shared. */
	private static Throttle throttle(SwrProperties settings, ObjectProvider<SlotTable> shared, Sleeper sleeper) {
		SlotTable table = shared.getIfAvailable();
		return (table != null) ? new SharedPace(table, sleeper) : new Pace(settings.requestsPerSecond(), sleeper);
	}

}
