package dev.swraudit.access;

import java.net.URI;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;

import dev.swraudit.access.credentials.CredentialsManager;
import dev.swraudit.access.credentials.CredentialsProperties;
import dev.swraudit.access.credentials.CredentialsProvider;
import dev.swraudit.access.credentials.CredentialsProviders;
import dev.swraudit.access.http.HttpClientFactory;
import dev.swraudit.access.http.SwrProperties;
import dev.swraudit.access.http.Transport;
import dev.swraudit.access.ratelimit.Backoff;
import dev.swraudit.access.ratelimit.RateLimiter;
import dev.swraudit.access.ratelimit.RealSleeper;
import dev.swraudit.access.ratelimit.RequestSender;
import dev.swraudit.access.ratelimit.Sleeper;
import dev.swraudit.support.FakeTime;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.ssl.SslBundles;

/**
 * Client as in the application, but with a twentieth of the backoff.
 */
public final class TestClient {

	private TestClient() {
	}

	/**
	 * Creates a client.
	 * @param given settings without their prefix {@code audit.swr}; the default token is
	 * t0ken
	 */
	public static HttpSwrClient of(URI endpoint, Map<String, String> given) {
		return of(endpoint, given, Clock.systemUTC());
	}

	public static HttpSwrClient of(URI endpoint, Map<String, String> given, Clock clock) {
		return of(endpoint, given, clock, new DefaultSslBundleRegistry());
	}

	static HttpSwrClient of(URI endpoint, Map<String, String> given, Clock clock, SslBundles sslBundles) {
		Binder binder = binder(endpoint, given);
		CredentialsProperties credentials = binder.bind("audit.swr", CredentialsProperties.class).get();
		return of(binder, clock, sslBundles,
				(requestSender) -> new CredentialsProviders(credentials, requestSender, clock).provider());
	}

	/** Creates a client with the credentials provider of a test. */
	public static HttpSwrClient of(URI endpoint, Clock clock, Function<RequestSender, CredentialsProvider> source) {
		return of(binder(endpoint, Map.of()), clock, new DefaultSslBundleRegistry(), source);
	}

	/** Creates a client with fake time, which passes only in its sleeps. */
	public static HttpSwrClient of(URI endpoint, Map<String, String> given, FakeTime time) {
		return of(endpoint, given, time, time.clock(),
				(settings) -> RateLimiter.local(settings.requestsPerSecond(), time));
	}

	/** Creates a client with the rate limiter of a test. */
	public static HttpSwrClient of(URI endpoint, Map<String, String> given, RateLimiter rateLimiter) {
		return of(endpoint, given, new RealSleeper(), Clock.systemUTC(), (settings) -> rateLimiter);
	}

	private static HttpSwrClient of(URI endpoint, Map<String, String> given, Sleeper sleeper, Clock clock,
			Function<SwrProperties, RateLimiter> throttle) {
		Binder binder = binder(endpoint, given);
		CredentialsProperties credentials = binder.bind("audit.swr", CredentialsProperties.class).get();
		return of(binder, sleeper, clock, new DefaultSslBundleRegistry(), throttle,
				(requestSender) -> new CredentialsProviders(credentials, requestSender, clock).provider());
	}

	private static HttpSwrClient of(Binder binder, Clock clock, SslBundles sslBundles,
			Function<RequestSender, CredentialsProvider> source) {
		Sleeper sleeper = new RealSleeper();
		return of(binder, sleeper, clock, sslBundles,
				(settings) -> RateLimiter.local(settings.requestsPerSecond(), sleeper), source);
	}

	private static HttpSwrClient of(Binder binder, Sleeper sleeper, Clock clock, SslBundles sslBundles,
			Function<SwrProperties, RateLimiter> throttle, Function<RequestSender, CredentialsProvider> source) {
		SwrProperties settings = binder.bind("audit.swr", SwrProperties.class).get();
		RequestSender requestSender = new RequestSender(settings,
				new Transport(settings, new HttpClientFactory(settings, sslBundles).open()), throttle.apply(settings),
				new Backoff(new HastyRandom()), sleeper, clock);
		return new HttpSwrClient(settings, requestSender, new CredentialsManager(source.apply(requestSender), clock));
	}

	private static Binder binder(URI endpoint, Map<String, String> given) {
		Map<String, String> settings = new HashMap<>(Map.of("audit.swr.endpoint", endpoint.toString(),
				"audit.swr.requests-per-second", "1000", "audit.swr.token", "t0ken"));
		given.forEach((name, value) -> settings.put("audit.swr." + name, value));
		return new Binder(new MapConfigurationPropertySource(settings));
	}

	/**
	 * Random numbers from the lowest twentieth of the range.
	 */
	private static final class HastyRandom extends Random {

		private static final long serialVersionUID = 1L;

		HastyRandom() {
			super(1);
		}

		@Override
		public long nextLong(long bound) {
			return super.nextLong(bound) / 20;
		}

	}

}
