package dev.swraudit.access;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class RetryAfterTests {

	private static final Instant NOW = Instant.parse("2026-11-21T02:00:00Z");

	@Test
	void secondsAreTaken() {
		assertThat(RetryAfter.parse("7", NOW)).isEqualTo(Duration.ofSeconds(7));
		assertThat(RetryAfter.parse(" 0 ", NOW)).isZero();
	}

	@Test
	void aDateIsWaitedForAndPassed() {
		assertThat(RetryAfter.parse("Sat, 21 Nov 2026 02:00:30 GMT", NOW)).isEqualTo(Duration.ofSeconds(31));
	}

	@ParameterizedTest
	@ValueSource(strings = { "Saturday, 21-Nov-26 02:00:30 GMT", "sat, 21 nov 2026 02:00:30 gmt" })
	void aDateInAnObsoleteFormatIsTaken(String header) {
		assertThat(RetryAfter.parse(header, NOW)).isEqualTo(Duration.ofSeconds(31));
	}

	@Test
	void aDateInThePastIsNoWait() {
		assertThat(RetryAfter.parse("Fri, 20 Nov 2026 02:00:30 GMT", NOW)).isZero();
	}

	@Test
	void anAbsurdNumberIsBounded() {
		assertThat(RetryAfter.parse("99999999999999999999", NOW)).isEqualTo(Duration.ofDays(365));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "soon", "-1", "1.5", "2026-11-21T02:00:30Z", "Sat, 31 Feb 2026 99:00:30 GMT", "٧" })
	void whatSaysNothingIsNone(String header) {
		assertThat(RetryAfter.parse(header, NOW)).isNull();
	}

	@Test
	void noHeaderIsNone() {
		assertThat(RetryAfter.parse(null, NOW)).isNull();
	}

}
