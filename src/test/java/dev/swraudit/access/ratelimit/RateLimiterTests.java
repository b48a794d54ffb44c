package dev.swraudit.access.ratelimit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import dev.swraudit.support.FakeTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class RateLimiterTests {

	private final FakeTime time = new FakeTime();

	@ParameterizedTest
	@ValueSource(doubles = { 0.5, 1, 20, 200, 5000 })
	void noSecondExceedsTheRateAndItsBurst(double rate) throws InterruptedException {
		RateLimiter limiter = RateLimiter.local(rate, this.time);
		List<Double> sent = new ArrayList<>();
		while (this.time.seconds() < 10) {
			limiter.await();
			sent.add(this.time.seconds());
		}
		assertThat(mostInOneSecond(sent)).isLessThanOrEqualTo((int) (1.05 * rate + 2));
		assertThat(sent.size() / this.time.seconds()).isCloseTo(rate, within(0.06 * rate + 0.2));
	}

	@Test
	void throttledResponsePausesAllCallers() throws InterruptedException {
		RateLimiter limiter = RateLimiter.local(1000, this.time);
		limiter.await();
		limiter.throttled(Duration.ofSeconds(7));
		limiter.await();
		assertThat(this.time.seconds()).isGreaterThanOrEqualTo(7);
	}

	@Test
	void shorterPauseDoesNotEndALongerOne() throws InterruptedException {
		RateLimiter limiter = RateLimiter.local(1000, this.time);
		limiter.throttled(Duration.ofSeconds(7));
		limiter.throttled(Duration.ofSeconds(1));
		limiter.await();
		assertThat(this.time.seconds()).isGreaterThanOrEqualTo(7);
	}

	@Test
	void rateIsHalvedAndRecoversInSteps() throws InterruptedException {
		RateLimiter limiter = RateLimiter.local(100, this.time);
		limiter.throttled(Duration.ofSeconds(1));
		assertThat(requestsIn(limiter, 1, 2)).isBetween(45, 55);
		assertThat(requestsIn(limiter, 6, 7)).isBetween(70, 85);
		assertThat(requestsIn(limiter, 20, 21)).isBetween(98, 106);
	}

	@Test
	void throttledResponsesDuringOnePauseHalveTheRateOnce() throws InterruptedException {
		RateLimiter limiter = RateLimiter.local(100, this.time);
		for (int i = 0; i < 20; i++) {
			limiter.throttled(Duration.ofSeconds(1));
		}
		assertThat(requestsIn(limiter, 1, 2)).isBetween(45, 55);
	}

	@Test
	void timeBelowTheFullRateIsMeasured() throws InterruptedException {
		RateLimiter limiter = RateLimiter.local(100, this.time);
		assertThat(limiter.slowedFor()).isZero();
		limiter.throttled(Duration.ofSeconds(2));
		requestsIn(limiter, 2, 30);
		assertThat(limiter.slowedFor()).isBetween(Duration.ofSeconds(11), Duration.ofSeconds(14));
	}

	@Test
	void lowRateRecoversAsFastAsOthers() throws InterruptedException {
		RateLimiter limiter = RateLimiter.local(0.5, this.time);
		for (int i = 0; i < 6; i++) {
			limiter.throttled(Duration.ofSeconds(1));
			this.time.sleep(Duration.ofSeconds(1));
		}
		double silent = this.time.seconds();
		limiter.await();
		assertThat(this.time.seconds() - silent).isZero();
		limiter.await();
		assertThat(this.time.seconds() - silent).isBetween(7.0, 11.0);
		assertThat(requestsIn(limiter, silent + 30, silent + 50)).isBetween(9, 11);
	}

	@Test
	void pauseAppliesToWaitingRequests() throws InterruptedException {
		InterruptedTime interrupted = new InterruptedTime(this.time);
		RateLimiter limiter = RateLimiter.local(1, interrupted);
		limiter.await();
		interrupted.atNextSleep(() -> limiter.throttled(Duration.ofSeconds(7)));
		limiter.await();
		assertThat(this.time.seconds()).isGreaterThanOrEqualTo(7);
	}

	@ParameterizedTest
	@CsvSource({ "false, 1", "true, 1", "true, 2", "true, 3" })
	void pauseAppliesToRequestsBeingAdmitted(boolean slowed, int look) throws InterruptedException {
		InterruptedTime interrupted = new InterruptedTime(this.time);
		RateLimiter limiter = RateLimiter.local(1000, interrupted);
		if (slowed) {
			limiter.throttled(Duration.ofSeconds(1));
			this.time.sleep(Duration.ofMillis(1500));
		}
		double start = this.time.seconds();
		interrupted.atLook(look, () -> limiter.throttled(Duration.ofSeconds(7)));
		limiter.await();
		assertThat(this.time.seconds() - start).isGreaterThanOrEqualTo(7);
	}

	/**
	 * Fake time with an event during a sleep.
	 */
	private static final class InterruptedTime implements Sleeper {

		private final FakeTime time;

		private Runnable event = () -> {
		};

		private int looks = -1;

		private boolean atSleep;

		InterruptedTime(FakeTime time) {
			this.time = time;
		}

		void atNextSleep(Runnable event) {
			this.event = event;
			this.atSleep = true;
		}

		/** At the n-th look at the clock from now, counted from 1. */
		void atLook(int number, Runnable event) {
			this.event = event;
			this.looks = number;
		}

		@Override
		public long nanoTime() {
			if (--this.looks == 0) {
				this.event.run();
			}
			return this.time.nanoTime();
		}

		@Override
		public void sleep(Duration duration) {
			if (this.atSleep) {
				this.atSleep = false;
				this.event.run();
			}
			this.time.sleep(duration);
		}

		@Override
		public void stop() {
			this.time.stop();
		}

		@Override
		public void resume() {
			this.time.resume();
		}

	}

	private int requestsIn(RateLimiter limiter, double from, double to) throws InterruptedException {
		int count = 0;
		while (true) {
			limiter.await();
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
