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
 * How the registry is reached, and how hard it is asked.
 *
 * @param endpoint base URL of the SWR API; https, or http for a loopback address
 * @param region Huawei Cloud region whose endpoint is used instead of a URL
 * @param requestsPerSecond requests a second, every one counted, without bursts
 * @param concurrency requests under way at once
 * @param maxAttempts tries of one request, the first included; waiting out a throttle is
 * none
 * @param connectTimeout longest time to connect
 * @param responseTimeout longest time for one whole exchange, body included
 * @param maxResponseSize largest answer, after decompression
 * @param maxWait longest wait a server may ask for, and longest wait of one target for
 * throttling in all; a longer Retry-After pauses nobody and fails its target, three in a
 * row for different targets stop the run
 * @param abortAfter so many targets in a row without an answer mean that the service is
 * down
 * @param sslBundle name of the Spring SSL bundle (spring.ssl.bundle.pem.NAME.*) whose
 * certificates are trusted instead of the Java runtime's, for a company's own CA; TLS is
 * verified in any case
 * @param proxy HTTP proxy for all requests, http://host:port; one that asks for a login
 * is not supported, and no other setting or variable of the system is looked at
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
	 * The base URL that the settings name, without a slash at its end.
	 * @throws InvalidSettingException if they name none, two, or one that is not allowed
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
