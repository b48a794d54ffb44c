package dev.swraudit.access.credentials;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import dev.swraudit.access.http.HttpAnswer;
import dev.swraudit.access.ratelimit.UnavailableException;
import dev.swraudit.support.MovableClock;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CredentialsManagerTests {

	private final AtomicInteger obtained = new AtomicInteger();

	private final AtomicInteger sent = new AtomicInteger();

	@Test
	void credentialsAreObtainedOnce() throws Exception {
		CredentialsManager credentialsManager = new CredentialsManager(this::next, Clock.systemUTC());
		for (int i = 0; i < 3; i++) {
			assertThat(credentialsManager.send((credentials) -> answer(200), CredentialsManagerTests::is401).status())
				.isEqualTo(200);
		}
		assertThat(this.obtained).hasValue(1);
	}

	@Test
	void secondRefusalIsFinal() {
		CredentialsManager credentialsManager = new CredentialsManager(this::next, Clock.systemUTC());
		for (int i = 0; i < 3; i++) {
			assertThatExceptionOfType(CredentialsRefusedException.class)
				.isThrownBy(() -> credentialsManager.send((credentials) -> answer(401), CredentialsManagerTests::is401))
				.withMessage(
						"SWR refuses the credentials of number 2, twice in a row (401); renew them, and check that they are for this endpoint");
		}
		assertThat(this.sent).hasValue(2);
		assertThat(this.obtained).hasValue(2);
	}

	@Test
	void renewedCredentialsAreUsed() throws Exception {
		CredentialsManager credentialsManager = new CredentialsManager(this::next, Clock.systemUTC());
		credentialsManager.send((credentials) -> answer(200), CredentialsManagerTests::is401);
		HttpAnswer answer = credentialsManager.send(
				(credentials) -> answer(credentials.description().equals("number 1") ? 401 : 200),
				CredentialsManagerTests::is401);
		assertThat(answer.status()).isEqualTo(200);
		assertThat(this.obtained).hasValue(2);
	}

	@Test
	void secondRefusalOfAnExchangeIsFinalAlthoughAnotherOneSucceeded() throws Exception {
		CredentialsManager credentialsManager = new CredentialsManager(this::next, Clock.systemUTC());
		credentialsManager.send((credentials) -> answer(200), CredentialsManagerTests::is401);
		CountDownLatch begun = new CountDownLatch(2);
		CountDownLatch renewing = new CountDownLatch(1);
		AtomicInteger oddRequests = new AtomicInteger();
		ExecutorService workers = Executors.newFixedThreadPool(2);
		try {
			Future<HttpAnswer> other = workers.submit(() -> credentialsManager.send((credentials) -> {
				if (credentials.description().equals("number 1")) {
					begun.countDown();
					begun.await();
					return answer(401);
				}
				renewing.countDown();
				while (credentialsManager.waiting() == 0) {
					Thread.onSpinWait();
				}
				return answer(200);
			}, CredentialsManagerTests::is401));
			Future<HttpAnswer> odd = workers.submit(() -> credentialsManager.send((credentials) -> {
				oddRequests.incrementAndGet();
				if (credentials.description().equals("number 1")) {
					begun.countDown();
					renewing.await();
				}
				return answer(401);
			}, CredentialsManagerTests::is401));
			assertThat(other.get().status()).isEqualTo(200);
			assertThatExceptionOfType(Exception.class).isThrownBy(odd::get)
				.withCauseInstanceOf(CredentialsRefusedException.class);
		}
		finally {
			workers.shutdownNow();
		}
		assertThat(oddRequests).hasValue(2);
		assertThat(this.obtained).hasValue(2);
		assertThatExceptionOfType(CredentialsRefusedException.class)
			.isThrownBy(() -> credentialsManager.send((credentials) -> answer(200), CredentialsManagerTests::is401));
	}

	@Test
	void manyWorkersWithBadCredentialsSendNoMoreThanTwoRequests() throws Exception {
		CredentialsManager credentialsManager = new CredentialsManager(this::next, Clock.systemUTC());
		ExecutorService workers = Executors.newFixedThreadPool(32);
		try {
			List<Future<HttpAnswer>> answers = IntStream.range(0, 32)
				.mapToObj((i) -> workers.submit(
						() -> credentialsManager.send((credentials) -> answer(401), CredentialsManagerTests::is401)))
				.toList();
			for (Future<HttpAnswer> answer : answers) {
				assertThatExceptionOfType(Exception.class).isThrownBy(answer::get)
					.withCauseInstanceOf(CredentialsRefusedException.class);
			}
		}
		finally {
			workers.shutdownNow();
		}
		assertThat(this.sent).hasValue(2);
	}

	@Test
	void waitingCallersShareTheFaultOfATrial() throws Exception {
		CredentialsManager credentialsManager = new CredentialsManager(this::next, Clock.systemUTC());
		ExecutorService workers = Executors.newFixedThreadPool(8);
		CountDownLatch hangs = new CountDownLatch(1);
		AtomicInteger waiting = new AtomicInteger();
		try {
			List<Future<HttpAnswer>> answers = IntStream.range(0, 8).mapToObj((i) -> workers.submit(() -> {
				waiting.incrementAndGet();
				return credentialsManager.send((credentials) -> {
					this.sent.incrementAndGet();
					hangs.await();
					throw new IOException("no answer");
				}, CredentialsManagerTests::is401);
			})).toList();
			while (waiting.get() < 8 || credentialsManager.waiting() < 7) {
				Thread.onSpinWait();
			}
			hangs.countDown();
			for (Future<HttpAnswer> answer : answers) {
				assertThatExceptionOfType(Exception.class).isThrownBy(answer::get)
					.withCauseInstanceOf(IOException.class);
			}
		}
		finally {
			workers.shutdownNow();
		}
		assertThat(this.sent).hasValue(1);
	}

	@Test
	void providerIsNotCalledBeforeARequestedPauseHasPassed() throws Exception {
		MovableClock clock = new MovableClock();
		Instant retryAt = clock.instant().plusSeconds(600);
		CredentialsManager credentialsManager = new CredentialsManager(() -> {
			if (this.obtained.get() == 0) {
				this.obtained.incrementAndGet();
				throw new UnavailableException("wait", retryAt);
			}
			return next();
		}, clock);
		for (int i = 0; i < 3; i++) {
			assertThatExceptionOfType(UnavailableException.class).isThrownBy(
					() -> credentialsManager.send((credentials) -> answer(200), CredentialsManagerTests::is401));
			clock.move(Duration.ofSeconds(199));
		}
		assertThat(this.obtained).hasValue(1);
		clock.move(Duration.ofSeconds(3));
		assertThat(credentialsManager.send((credentials) -> answer(200), CredentialsManagerTests::is401).status())
			.isEqualTo(200);
		assertThat(this.obtained).hasValue(2);
	}

	@Test
	void provenCredentialsAreUsedConcurrently() throws Exception {
		CredentialsManager credentialsManager = new CredentialsManager(this::next, Clock.systemUTC());
		credentialsManager.send((credentials) -> answer(200), CredentialsManagerTests::is401);
		ExecutorService workers = Executors.newFixedThreadPool(8);
		CountDownLatch together = new CountDownLatch(8);
		try {
			List<Future<HttpAnswer>> answers = IntStream.range(0, 8)
				.mapToObj((i) -> workers.submit(() -> credentialsManager.send((credentials) -> {
					together.countDown();
					together.await();
					return answer(200);
				}, CredentialsManagerTests::is401)))
				.toList();
			for (Future<HttpAnswer> answer : answers) {
				assertThat(answer.get().status()).isEqualTo(200);
			}
		}
		finally {
			workers.shutdownNow();
		}
	}

	private HttpAnswer answer(int status) {
		this.sent.incrementAndGet();
		return new HttpAnswer(status, null, null, new byte[0]);
	}

	private static boolean is401(HttpAnswer answer) {
		return answer.status() == 401;
	}

	private Credentials next() {
		String description = "number " + this.obtained.incrementAndGet();
		return new Credentials() {

			@Override
			public void authorize(HttpUriRequestBase request) {
				throw new UnsupportedOperationException("nothing is sent here");
			}

			@Override
			public String description() {
				return description;
			}

		};
	}

}
