package dev.swraudit.report.data;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Numbers, dates and durations as people read them. Files for programs do not use them.
 */
public final class DisplayText {

	private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ROOT);

	private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("d MMM uuuu HH:mm", Locale.ROOT)
		.withZone(ZoneOffset.UTC);

	private static final long MINUTE_SECONDS = 60;

	private static final long HOUR_SECONDS = 60 * MINUTE_SECONDS;

	private DisplayText() {
	}

	/** Returns a number with separators, such as {@code 1,105}. */
	public static String number(long number) {
		return String.format(Locale.ROOT, "%,d", number);
	}

	/**
	 * Returns a number with a noun, such as {@code 1 record} or {@code 1,105 records}.
	 */
	public static String count(long number, String noun) {
		return number(number) + " " + noun + ((number == 1) ? "" : "s");
	}

	/** Returns a number of repositories, such as {@code 1 repository}. */
	public static String repositories(long number) {
		return number(number) + ((number == 1) ? " repository" : " repositories");
	}

	/** Returns a date, such as {@code 26 Nov 2026}. */
	public static String date(LocalDate date) {
		return DATE.format(date);
	}

	/** Returns a time to the minute, such as {@code 26 Nov 2026 02:09}, in UTC. */
	public static String minute(Instant time) {
		return MINUTE.format(time);
	}

	/**
	 * Returns a duration, such as {@code 2 h 05 min}, {@code 3 min 20 s} or
	 * {@code 3.2 s}. From a minute on it is rounded down to seconds, from an hour on to
	 * minutes.
	 */
	public static String duration(Duration duration) {
		long seconds = duration.toSeconds();
		if (seconds >= HOUR_SECONDS) {
			return String.format(Locale.ROOT, "%,d h %02d min", seconds / HOUR_SECONDS,
					seconds % HOUR_SECONDS / MINUTE_SECONDS);
		}
		if (seconds >= MINUTE_SECONDS) {
			return String.format(Locale.ROOT, "%d min %02d s", seconds / MINUTE_SECONDS, seconds % MINUTE_SECONDS);
		}
		return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
	}

}
