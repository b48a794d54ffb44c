package dev.swraudit.access;

import java.time.Clock;
import java.util.Random;

import dev.swraudit.access.credentials.CredentialsManager;
import dev.swraudit.access.credentials.CredentialsProperties;
import dev.swraudit.access.credentials.CredentialsProvider;
import dev.swraudit.access.credentials.CredentialsProviders;
import dev.swraudit.access.http.HttpClientFactory;
import dev.swraudit.access.http.SwrProperties;
import dev.swraudit.access.http.Transport;
import dev.swraudit.access.ratelimit.Backoff;
import dev.swraudit.access.ratelimit.ClusterSlotStore;
import dev.swraudit.access.ratelimit.RateLimiter;
import dev.swraudit.access.ratelimit.RealSleeper;
import dev.swraudit.access.ratelimit.RequestSender;
import dev.swraudit.access.ratelimit.Sleeper;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.util.function.SingletonSupplier;

/**
 * Configuration of the SWR client.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ SwrProperties.class, CredentialsProperties.class })
public class AccessConfiguration {

	@Bean
	HttpSwrClient swr(SwrProperties settings, CredentialsProperties credentials, SslBundles sslBundles, Clock clock,
			ObjectProvider<ClusterSlotStore> shared, Environment environment) {
		Sleeper sleeper = new RealSleeper();
		CloseableHttpClient client = new HttpClientFactory(settings, sslBundles).open();
		RequestSender requestSender = new RequestSender(settings, new Transport(settings, client),
				rateLimiter(settings, shared, sleeper), new Backoff(new Random()), sleeper, clock);
		CredentialsProviders providers = new CredentialsProviders(credentials, requestSender, clock);
		CredentialsProvider provider = isManager(environment) ? late(providers) : providers.provider();
		return new HttpSwrClient(settings, requestSender, new CredentialsManager(provider, clock));
	}

	private static boolean isManager(Environment environment) {
		return environment.getProperty("audit.cluster.role", "").strip().equalsIgnoreCase("manager");
	}

	/**
	 * Requires credentials with the first request only. A manager of a cluster sends none
	 * unless it reads the sources of the account.
	 */
	private static CredentialsProvider late(CredentialsProviders providers) {
		SingletonSupplier<CredentialsProvider> provider = SingletonSupplier.of(providers::provider);
		return () -> provider.obtain().next();
	}

	/** Creates the rate limiter of the cluster if there is one, otherwise a local one. */
	private static RateLimiter rateLimiter(SwrProperties settings, ObjectProvider<ClusterSlotStore> shared,
			Sleeper sleeper) {
		ClusterSlotStore slots = shared.getIfAvailable();
		return (slots != null) ? RateLimiter.shared(slots, sleeper)
				: RateLimiter.local(settings.requestsPerSecond(), sleeper);
	}

}
