package dev.swraudit.report.data;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of numbers, dates and durations for people.
 */
class DisplayTextTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			PT0.04S | 0.0 s
			PT3.25S | 3.3 s
			PT59.9S | 59.9 s
			PT60S | 1 min 00 s
			PT3M20.9S | 3 min 20 s
			PT59M59S | 59 min 59 s
			PT1H | 1 h 00 min
			PT25H5M59S | 25 h 05 min
			PT1000H | 1,000 h 00 min
			""")
	void durationHasTheUnitsThatMatter(Duration duration, String text) {
		assertThat(DisplayText.duration(duration)).isEqualTo(text);
	}

	@Test
	void numbersHaveSeparators() {
		assertThat(DisplayText.number(1_234_567)).isEqualTo("1,234,567");
		assertThat(DisplayText.count(1, "record")).isEqualTo("1 record");
		assertThat(DisplayText.count(1105, "record")).isEqualTo("1,105 records");
		assertThat(DisplayText.repositories(1)).isEqualTo("1 repository");
		assertThat(DisplayText.repositories(3000)).isEqualTo("3,000 repositories");
	}

	@Test
	void datesNameTheMonth() {
		assertThat(DisplayText.date(LocalDate.parse("2026-11-05"))).isEqualTo("5 Nov 2026");
		assertThat(DisplayText.minute(Instant.parse("2026-11-26T02:09:59Z"))).isEqualTo("26 Nov 2026 02:09");
	}

}
