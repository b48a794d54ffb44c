package dev.swraudit.access.credentials;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * How long credentials that were issued last.
 */
final class CredentialsExpiry {

	private static final Duration MARGIN = Duration.ofMinutes(5);

	private CredentialsExpiry() {
	}

	/**
	 * When to renew credentials: five minutes before their end, half-way where they last
	 * less than ten. Null where their end is not told, or is past by this machine's
	 * clock, which then can't tell: a refusal will.
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
			// As good as not told.
			return null;
		}
	}

}
