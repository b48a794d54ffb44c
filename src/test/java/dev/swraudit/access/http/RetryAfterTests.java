package dev.swraudit.access.http;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class RetryAfterTests {

	private static final Instant NOW = Instant.parse("2026-11-21T02:00:00Z");

	@Test
	void secondsAreAccepted() {
		assertThat(RetryAfter.parse("7", NOW)).isEqualTo(Duration.ofSeconds(7));
		assertThat(RetryAfter.parse(" 0 ", NOW)).isZero();
	}

	@ParameterizedTest
	@CsvSource({ "4274.5, 4274500000000", "0.25, 250000000", "1.0, 1000000000", "0.0, 0", "1.0000000001, 1000000001",
			"007.5, 7500000000" })
	void fractionalSecondsAreAccepted(String header, long nanos) {
		assertThat(RetryAfter.parse(header, NOW)).isEqualTo(Duration.ofNanos(nanos));
	}

	@Test
	void waitEndsAfterTheDate() {
		assertThat(RetryAfter.parse("Sat, 21 Nov 2026 02:00:30 GMT", NOW)).isEqualTo(Duration.ofSeconds(31));
	}

	@ParameterizedTest
	@ValueSource(strings = { "Saturday, 21-Nov-26 02:00:30 GMT", "sat, 21 nov 2026 02:00:30 gmt" })
	void obsoleteDateFormatIsAccepted(String header) {
		assertThat(RetryAfter.parse(header, NOW)).isEqualTo(Duration.ofSeconds(31));
	}

	@Test
	void pastDateIsNoWait() {
		assertThat(RetryAfter.parse("Fri, 20 Nov 2026 02:00:30 GMT", NOW)).isZero();
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "99999999999999999999", "31536001", "99999999999999999999.9", "Sat, 21 Nov 2099 02:00:30 GMT" })
	void excessiveWaitIsLimited(String header) {
		assertThat(RetryAfter.parse(header, NOW)).isEqualTo(Duration.ofDays(365));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "soon", "-1", "1.", ".5", "1,5", "1.5.2", "1e3", "0x1", "NaN", "5 s",
			"2026-11-21T02:00:30Z", "Sat, 31 Feb 2026 99:00:30 GMT", "٧" })
	void invalidHeaderIsIgnored(String header) {
		assertThat(RetryAfter.parse(header, NOW)).isNull();
	}

	@Test
	void missingHeaderIsIgnored() {
		assertThat(RetryAfter.parse(null, NOW)).isNull();
	}

}
