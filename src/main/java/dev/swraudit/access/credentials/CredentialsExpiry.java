package dev.swraudit.access.credentials;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Expiry of issued credentials.
 */
final class CredentialsExpiry {

	private static final Duration MARGIN = Duration.ofMinutes(5);

	private CredentialsExpiry() {
	}

	/**
	 * Returns the time of renewal: five minutes before the end, or half-way if the
	 * credentials last less than ten minutes. Returns null if the end is missing or
	 * already past, because then the local clock is wrong and a refusal triggers the
	 * renewal.
	 * @param expiresAt ISO instant, such as 2026-11-22T02:00:07.000000Z
	 */
	static @Nullable Instant renewAt(@Nullable String expiresAt, Instant now) {
		Instant end = parse(expiresAt);
		if (end == null || !end.isAfter(now)) {
			return null;
		}
		Duration half = Duration.between(now, end).dividedBy(2);
		return end.minus((half.compareTo(MARGIN) < 0) ? half : MARGIN);
	}

	private static @Nullable Instant parse(@Nullable String expiresAt) {
		try {
			return (expiresAt != null) ? Instant.parse(expiresAt) : null;
		}
		catch (DateTimeException ex) {
			// Treated as missing.
			return null;
		}
	}

}
