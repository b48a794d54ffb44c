package dev.swraudit.job.fetch;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import dev.swraudit.access.SwrFailure;
import dev.swraudit.access.SwrResult;
import dev.swraudit.access.http.WrongEndpointException;
import dev.swraudit.ledger.Target;
import dev.swraudit.permission.Creator;
import dev.swraudit.permission.FetchResult;
import dev.swraudit.permission.PermissionList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@Timeout(20)
class EndpointCheckTests {

	private static final URI ENDPOINT = URI.create("https://swr.example");

	private static final Target TARGET = new Target(1, "team", "app");

	private static final Instant NOW = Instant.parse("2026-11-21T02:00:00Z");

	private static final SwrFailure WRONG = new SwrFailure(SwrFailure.Kind.WRONG_ENDPOINT, 404, "APIG.0101", "no API",
			false);

	private static final FetchResult ODD = refused(WRONG, false);

	private static final FetchResult GOOD = new FetchResult.Audited(TARGET, PermissionList.EMPTY, Creator.UNKNOWN, null,
			null, NOW);

	private final EndpointCheck check = new EndpointCheck();

	private final AtomicInteger listings = new AtomicInteger();

	private volatile SwrResult<Integer> listing = new SwrResult.Failed<>(WRONG);

	private volatile boolean provenBefore;

	EndpointCheckTests() {
		begin(1);
	}

	@Test
	void endpointAtWhichTheListingIsWrongTooIsWrong() {
		assertThatExceptionOfType(WrongEndpointException.class).isThrownBy(() -> this.check.check(ODD))
			.withMessage(
					"https://swr.example is not the SWR API: it responds with HTTP 404, APIG.0101, no API to an access"
							+ " call, and similarly to the listing of organizations; set audit.swr.endpoint or"
							+ " audit.swr.region");
	}

	@ParameterizedTest
	@MethodSource
	void anyOtherAnswerToTheListingLeavesTheTargetFailed(SwrResult<Integer> listing) throws Exception {
		this.listing = listing;
		this.check.check(ODD);
		this.check.check(ODD);
		assertThat(this.listings).hasValue(1);
	}

	static List<SwrResult<Integer>> anyOtherAnswerToTheListingLeavesTheTargetFailed() {
		return List.of(new SwrResult.Read<>(0), new SwrResult.Read<>(3),
				new SwrResult.Failed<>(
						new SwrFailure(SwrFailure.Kind.FORBIDDEN, 403, "SVCSTG.SWR.4039001", "no", false)),
				new SwrResult.Failed<>(new SwrFailure(SwrFailure.Kind.FAILED, 503, null, "down", true)),
				new SwrResult.Failed<>(new SwrFailure(SwrFailure.Kind.FAILED, null, null, "connection refused", true)),
				new SwrResult.Failed<>(new SwrFailure(SwrFailure.Kind.FAILED, 200, null, "no JSON", false)));
	}

	@Test
	void endpointThatEverAnsweredIsNotDoubted() {
		this.provenBefore = true;
		assertThatCode(() -> this.check.check(ODD)).doesNotThrowAnyException();
		assertThat(this.listings).hasValue(0);
	}

	@Test
	void accessAnswerOfThisRunProvesTheEndpoint() throws Exception {
		this.check.check(GOOD);
		this.check.check(ODD);
		begin(1);
		this.check.check(ODD);
		assertThat(this.listings).hasValue(0);
	}

	@Test
	void errorCodeOfSwrProvesTheEndpoint() throws Exception {
		this.check.check(
				refused(new SwrFailure(SwrFailure.Kind.NOT_FOUND, 404, "SVCSTG.SWR.4040113", "no image", false), true));
		this.check.check(ODD);
		assertThat(this.listings).hasValue(0);
	}

	@Test
	void answersThatProveNothingAreNotDoubtedEither() throws Exception {
		this.check.check(refused(new SwrFailure(SwrFailure.Kind.FAILED, 503, null, "down", true), false));
		this.check.check(refused(new SwrFailure(SwrFailure.Kind.FAILED, 403, null, "<html>", false), false));
		assertThat(this.listings).hasValue(0);
		assertThatExceptionOfType(WrongEndpointException.class).isThrownBy(() -> this.check.check(ODD));
	}

	@Test
	void allThreadsShareOneListing() throws Exception {
		ExecutorService threads = Executors.newFixedThreadPool(16);
		CountDownLatch together = new CountDownLatch(16);
		try {
			List<Future<?>> checks = IntStream.range(0, 16).<Future<?>>mapToObj((i) -> threads.submit(() -> {
				together.countDown();
				together.await();
				this.check.check(ODD);
				return null;
			})).toList();
			for (Future<?> one : checks) {
				assertThatExceptionOfType(Exception.class).isThrownBy(one::get)
					.withCauseInstanceOf(WrongEndpointException.class);
			}
		}
		finally {
			threads.shutdownNow();
		}
		assertThat(this.listings).hasValue(1);
	}

	@Test
	void accessAnswerThatComesDuringTheListingCountsMore() throws Exception {
		this.check.begin(1, new EndpointCheck.Endpoint(ENDPOINT, () -> {
			proveInAnotherThread();
			return new SwrResult.Failed<>(WRONG);
		}, () -> false));
		this.check.check(ODD);
	}

	private void proveInAnotherThread() throws InterruptedException {
		Thread other = new Thread(() -> {
			try {
				this.check.check(GOOD);
			}
			catch (InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
		});
		other.start();
		other.join();
	}

	@Test
	void nextRunOfAWorkerDecidesAnew() throws Exception {
		assertThatExceptionOfType(WrongEndpointException.class).isThrownBy(() -> this.check.check(ODD));
		this.listing = new SwrResult.Read<>(1);
		begin(2);
		this.check.check(ODD);
		assertThat(this.listings).hasValue(2);
	}

	private void begin(long jobExecutionId) {
		this.check.begin(jobExecutionId, new EndpointCheck.Endpoint(ENDPOINT, () -> {
			this.listings.incrementAndGet();
			return this.listing;
		}, () -> this.provenBefore));
	}

	private static FetchResult refused(SwrFailure swrFailure, boolean provesEndpoint) {
		return new FetchResult.NotAudited(TARGET, swrFailure, provesEndpoint, NOW);
	}

}
