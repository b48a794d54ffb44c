package dev.swraudit.history.reading;

import java.time.LocalDate;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Readings come from the last audit to the first. */
class UsedReadingsTests {

	private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);

	private static final LocalDate SECOND = LocalDate.of(2026, 1, 2);

	private final UsedReadings choice = new UsedReadings();

	@Test
	void readingsInTheOrderOfTheDatesAreUsed() {
		assertThat(this.choice.uses(SECOND, new ReadingTime(20, 2))).isTrue();
		assertThat(this.choice.uses(FIRST, new ReadingTime(10, 1))).isTrue();
	}

	@Test
	void readingMadeAfterOneOfALaterDateIsNotUsed() {
		assertThat(this.choice.uses(SECOND, new ReadingTime(20, 2))).isTrue();
		assertThat(this.choice.uses(FIRST, new ReadingTime(30, 3))).isFalse();
	}

	@Test
	void readingMadeAfterOneOfTheSameDateIsUsed() {
		assertThat(this.choice.uses(FIRST, new ReadingTime(20, 2))).isTrue();
		assertThat(this.choice.uses(FIRST, new ReadingTime(30, 1))).isTrue();
	}

	@Test
	void earliestReadingOfAllLaterDatesDecides() {
		assertThat(this.choice.uses(SECOND.plusDays(1), new ReadingTime(20, 3))).isTrue();
		assertThat(this.choice.uses(SECOND, new ReadingTime(30, 4))).isFalse();
		assertThat(this.choice.uses(FIRST, new ReadingTime(25, 5))).isFalse();
		assertThat(this.choice.uses(FIRST, new ReadingTime(15, 6))).isTrue();
	}

	@Test
	void readingsOfOneSecondAreInTheOrderOfTheAuditRows() {
		assertThat(this.choice.uses(SECOND, new ReadingTime(20, 2))).isTrue();
		assertThat(this.choice.uses(FIRST, new ReadingTime(20, 1))).isTrue();
		assertThat(this.choice.uses(FIRST, new ReadingTime(20, 3))).isFalse();
	}

}
