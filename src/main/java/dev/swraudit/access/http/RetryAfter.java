package dev.swraudit.access.http;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;

import org.apache.hc.client5.http.utils.DateUtils;
import org.jspecify.annotations.Nullable;

/**
 * Value of a {@code Retry-After} header: seconds or an HTTP date (RFC 9110, 10.2.3), or
 * fractional seconds, which gateways send.
 */
public final class RetryAfter {

	/** Longer than any run; prevents overflows. */
	private static final long LONGEST_SECONDS = Duration.ofDays(365).toSeconds();

	private static final Pattern SECONDS = Pattern.compile("\\d+(\\.\\d+)?");

	private RetryAfter() {
	}

	/**
	 * Returns the wait, never negative; null if the header is missing or invalid.
	 */
	public static @Nullable Duration parse(@Nullable String header, Instant now) {
		if (header == null) {
			return null;
		}
		String value = header.strip();
		return SECONDS.matcher(value).matches() ? ofSeconds(new BigDecimal(value)) : ofDate(value, now);
	}

	private static Duration ofSeconds(BigDecimal seconds) {
		BigDecimal nanos = seconds.min(BigDecimal.valueOf(LONGEST_SECONDS)).movePointRight(9);
		return Duration.ofNanos(nanos.setScale(0, RoundingMode.CEILING).longValueExact());
	}

	/** Accepts also the obsolete format with a two-digit year (RFC 9110, 5.6.7). */
	private static @Nullable Duration ofDate(String value, Instant now) {
		Instant until = DateUtils.parseStandardDate(value);
		if (until == null) {
			return null;
		}
		Duration wait = Duration.between(now, until);
		return wait.isNegative() ? Duration.ZERO : Duration.ofSeconds(bounded(wait.toSeconds() + 1));
	}

	private static long bounded(long seconds) {
		return Math.min(seconds, LONGEST_SECONDS);
	}

}
