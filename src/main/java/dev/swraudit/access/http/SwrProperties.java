package dev.swraudit.access.http;

import java.net.URI;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.convert.DurationUnit;
import org.springframework.util.unit.DataSize;

/**
 * Settings for the connection to SWR and the request rate.
 *
 * @param endpoint base URL of the SWR API; https, or http for a loopback address
 * @param region region of Huawei Cloud or Open Telekom Cloud whose endpoint is used
 * instead of a URL
 * @param requestsPerSecond maximum requests per second, without bursts; every request
 * counts
 * @param concurrency maximum number of concurrent requests
 * @param maxAttempts attempts per request, the first included; throttled responses do not
 * count
 * @param connectTimeout longest time to connect
 * @param responseTimeout longest time for one whole exchange, body included
 * @param maxResponseSize maximum size of a response, after decompression
 * @param maxWait longest accepted Retry-After, and longest total wait of one target for
 * throttling; a longer Retry-After causes no pause and fails its target; three in a row
 * for different targets stop the run
 * @param abortAfter number of consecutive targets without a response after which the
 * service counts as down and the run stops
 * @param sslBundle name of the Spring SSL bundle (spring.ssl.bundle.pem.NAME.*) whose
 * certificates are trusted instead of those of the Java runtime, for a private CA; TLS is
 * always verified
 * @param proxy HTTP proxy for all requests, http://host:port; proxy authentication is not
 * supported; proxy settings of the system are ignored
 */
@ConfigurationProperties("audit.swr")
public record SwrProperties(@Nullable String endpoint, @Nullable String region,
		@DefaultValue("20") double requestsPerSecond, @DefaultValue("16") int concurrency,
		@DefaultValue("5") int maxAttempts,
		@DefaultValue("5s") @DurationUnit(ChronoUnit.SECONDS) Duration connectTimeout,
		@DefaultValue("30s") @DurationUnit(ChronoUnit.SECONDS) Duration responseTimeout,
		@DefaultValue("8MB") DataSize maxResponseSize,
		@DefaultValue("5m") @DurationUnit(ChronoUnit.SECONDS) Duration maxWait, @DefaultValue("50") int abortAfter,
		@Nullable String sslBundle, @Nullable String proxy) {

	public SwrProperties {
		require(requestsPerSecond > 0 && requestsPerSecond <= 1_000_000, "requests-per-second", requestsPerSecond,
				"a number above 0, at most 1000000");
		require(concurrency >= 1 && concurrency <= 1024, "concurrency", concurrency, "a whole number from 1 to 1024");
		require(maxAttempts >= 1 && maxAttempts <= 100, "max-attempts", maxAttempts, "a whole number from 1 to 100");
		require(isPositive(connectTimeout), "connect-timeout", connectTimeout, "a duration above 0, such as 5s");
		require(isPositive(responseTimeout), "response-timeout", responseTimeout, "a duration above 0, such as 30s");
		require(maxResponseSize.toBytes() >= 1 && maxResponseSize.toBytes() <= DataSize.ofMegabytes(512).toBytes(),
				"max-response-size", maxResponseSize, "a size from 1B to 512MB");
		require(!maxWait.isNegative(), "max-wait", maxWait, "a duration, such as 5m");
		require(abortAfter >= 1, "abort-after", abortAfter, "a whole number above 0");
	}

	/**
	 * Returns the base URL, without a trailing slash.
	 * @throws InvalidSettingException if the settings give none, two, or one that is not
	 * allowed
	 */
	public URI baseUrl() {
		return Endpoint.of(this.endpoint, this.region);
	}

	private static boolean isPositive(Duration duration) {
		return !duration.isNegative() && !duration.isZero();
	}

	private static void require(boolean valid, String name, Object value, String allowed) {
		if (!valid) {
			throw new InvalidSettingException("audit.swr." + name + ": '" + value + "' is not " + allowed);
		}
	}

}
