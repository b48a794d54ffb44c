package dev.swraudit.access;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class PaceTests {

	private final FakeTime time = new FakeTime();

	@ParameterizedTest
	@ValueSource(doubles = { 0.5, 1, 20, 200, 5000 })
	void noSecondSeesMoreThanTheRateAndItsBurst(double rate) throws InterruptedException {
		Pace pace = new Pace(rate, this.time);
		List<Double> sent = new ArrayList<>();
		while (this.time.seconds() < 10) {
			pace.await();
			sent.add(this.time.seconds());
		}
		assertThat(mostInOneSecond(sent)).isLessThanOrEqualTo((int) (1.05 * rate + 2));
		assertThat(sent.size() / this.time.seconds()).isCloseTo(rate, within(0.06 * rate + 0.2));
	}

	@Test
	void aThrottledAnswerSilencesEverybody() throws InterruptedException {
		Pace pace = new Pace(1000, this.time);
		pace.await();
		pace.throttled(Duration.ofSeconds(7));
		pace.await();
		assertThat(this.time.seconds()).isGreaterThanOrEqualTo(7);
	}

	@Test
	void aShorterSilenceDoesNotEndALongerOne() throws InterruptedException {
		Pace pace = new Pace(1000, this.time);
		pace.throttled(Duration.ofSeconds(7));
		pace.throttled(Duration.ofSeconds(1));
		pace.await();
		assertThat(this.time.seconds()).isGreaterThanOrEqualTo(7);
	}

	@Test
	void theRateIsHalvedAndComesBackStepByStep() throws InterruptedException {
		Pace pace = new Pace(100, this.time);
		pace.throttled(Duration.ofSeconds(1));
		assertThat(requestsIn(pace, 1, 2)).isBetween(45, 55);
		assertThat(requestsIn(pace, 6, 7)).isBetween(70, 85);
		assertThat(requestsIn(pace, 20, 21)).isBetween(98, 106);
	}

	@Test
	void throttledAnswersOfOneCongestionHalveTheRateOnce() throws InterruptedException {
		Pace pace = new Pace(100, this.time);
		for (int i = 0; i < 20; i++) {
			pace.throttled(Duration.ofSeconds(1));
		}
		assertThat(requestsIn(pace, 1, 2)).isBetween(45, 55);
	}

	@Test
	void theTimeBelowTheFullRateIsTold() throws InterruptedException {
		Pace pace = new Pace(100, this.time);
		assertThat(pace.slowedFor()).isZero();
		pace.throttled(Duration.ofSeconds(2));
		requestsIn(pace, 2, 30);
		assertThat(pace.slowedFor()).isBetween(Duration.ofSeconds(11), Duration.ofSeconds(14));
	}

	private int requestsIn(Pace pace, double from, double to) throws InterruptedException {
		int count = 0;
		while (true) {
			pace.await();
			if (this.time.seconds() >= to) {
				return count;
			}
			count += (this.time.seconds() >= from) ? 1 : 0;
		}
	}

	private static int mostInOneSecond(List<Double> sent) {
		int most = 0;
		for (int first = 0, last = 0; last < sent.size(); last++) {
			while (sent.get(last) - sent.get(first) >= 1) {
				first++;
			}
			most = Math.max(most, last - first + 1);
		}
		return most;
	}

}
