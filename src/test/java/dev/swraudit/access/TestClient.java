package dev.swraudit.access;

import java.net.URI;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/**
 * The client as the application builds it, but for its haste: it backs off for a
 * twentieth of the time.
 */
public final class TestClient {

	private TestClient() {
	}

	/**
	 * Builds a client.
	 * @param given settings without their prefix {@code audit.swr}
	 */
	public static HttpSwr of(URI endpoint, Map<String, String> given) {
		return of(endpoint, given, Clock.systemUTC());
	}

	static HttpSwr of(URI endpoint, Map<String, String> given, Clock clock) {
		Map<String, String> settings = new HashMap<>(Map.of("audit.swr.endpoint", endpoint.toString(),
				"audit.swr.requests-per-second", "1000", "audit.swr.token", "t0ken"));
		given.forEach((name, value) -> settings.put("audit.swr." + name, value));
		SwrProperties properties = new Binder(new MapConfigurationPropertySource(settings))
			.bind("audit.swr", SwrProperties.class)
			.get();
		Sleeper sleeper = new RealSleeper();
		return new HttpSwr(properties, new Transport(properties, "test"),
				new Authorization(AccessConfiguration.credentials(properties)),
				new Pace(properties.requestsPerSecond(), sleeper), new Backoff(new HastyRandom()), sleeper, clock);
	}

	/**
	 * Numbers from the lowest twentieth of what is asked for.
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
