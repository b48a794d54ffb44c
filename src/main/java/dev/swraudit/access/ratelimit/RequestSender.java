package dev.swraudit.access.ratelimit;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;

import dev.swraudit.access.http.HttpAnswer;
import dev.swraudit.access.http.SwrProperties;
import dev.swraudit.access.http.Transport;
import dev.swraudit.access.http.TransportErrors;
import dev.swraudit.message.UntrustedText;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;

/**
 * Sends all requests, calls and logins alike. Every request waits for the rate limiter
 * and is counted. Sends nothing after a stop.
 */
public final class RequestSender implements AutoCloseable {

	/** Longer than for a call, because a login takes the service more work. */
	private static final Duration FIRST_WAIT_OF_LOGIN = Duration.ofSeconds(5);

	private final SwrProperties settings;

	private final Transport transport;

	private final RateLimiter rateLimiter;

	private final Backoff backoff;

	private final Sleeper sleeper;

	private final Clock clock;

	private final Traffic traffic = new Traffic();

	private final LongPauseDetector longPauses = new LongPauseDetector();

	private volatile boolean stopped;

	public RequestSender(SwrProperties settings, Transport transport, RateLimiter rateLimiter, Backoff backoff,
			Sleeper sleeper, Clock clock) {
		this.settings = settings;
		this.transport = transport;
		this.rateLimiter = rateLimiter;
		this.backoff = backoff;
		this.sleeper = sleeper;
		this.clock = clock;
	}

	/** Creates the retry budget of one request. */
	public RetryBudget retryBudget(ThrottleBudget throttleBudget) {
		return new RetryBudget(this.settings.maxAttempts(), this.settings.maxWait(), throttleBudget, Backoff::ceiling);
	}

	private RetryBudget retryBudgetOfLogin() {
		return new RetryBudget(this.settings.maxAttempts(), this.settings.maxWait(), new ThrottleBudget(),
				(throttles) -> FIRST_WAIT_OF_LOGIN.multipliedBy(1L << Math.min(throttles - 1, 20)));
	}

	/**
	 * Sends one request. Creates it only when the rate limiter admits it, because a
	 * signature expires.
	 * @throws IOException on any transport fault
	 * @throws InterruptedException if the run is being stopped
	 */
	public HttpAnswer send(Supplier<? extends HttpUriRequestBase> request, RetryBudget retryBudget)
			throws IOException, InterruptedException {
		this.rateLimiter.await();
		if (this.stopped) {
			throw new InterruptedException("the run is being stopped");
		}
		HttpUriRequestBase next = request.get();
		this.traffic.countRequest(retryBudget.recordRequest());
		return exchange(next);
	}

	private HttpAnswer exchange(HttpUriRequestBase request) throws IOException {
		int status = 0;
		try {
			HttpAnswer answer = this.transport.exchange(request);
			status = answer.status();
			if (!answer.isThrottled()) {
				this.longPauses.recordOtherAnswer();
			}
			return answer.withoutEchoOf(request);
		}
		finally {
			this.traffic.countAnswer(status);
		}
	}

	/**
	 * Sends a request that the run needs, with retries.
	 * @param service the name of the service in messages
	 * @return a response that a retry would not change
	 * @throws UnavailableException if all attempts fail, or the service requests a longer
	 * pause than allowed
	 */
	public HttpAnswer sendWithRetries(String service, Supplier<? extends HttpUriRequestBase> request)
			throws InterruptedException {
		RetryBudget retryBudget = retryBudgetOfLogin();
		return retry(retryBudget, () -> attempt(service, request, retryBudget));
	}

	private Attempt<HttpAnswer> attempt(String service, Supplier<? extends HttpUriRequestBase> request,
			RetryBudget retryBudget) throws InterruptedException {
		try {
			HttpAnswer answer = send(request, retryBudget);
			if (answer.isThrottled()) {
				return new Attempt.Throttled<>(answer, (pause) -> {
					throw pause.unavailable(service);
				});
			}
			return (answer.status() < 500) ? new Attempt.Final<>(answer)
					: failed(service, "HTTP status " + answer.status());
		}
		catch (IOException ex) {
			return failed(service, TransportErrors.describe(ex));
		}
	}

	private static Attempt<HttpAnswer> failed(String service, String reason) {
		return new Attempt.Failed<>(() -> {
			throw new UnavailableException(UntrustedText.line(service + " does not respond: " + reason, 500));
		});
	}

	/**
	 * Makes attempts until one is final or the retry budget is exhausted. Waits between
	 * failed attempts. A throttled attempt pauses all requests for as long as the service
	 * requests, unless that is longer than allowed.
	 * @throws InterruptedException if the run is being stopped
	 * @throws UnavailableException if the service requests too long a pause for all
	 * targets
	 */
	public <T> T retry(RetryBudget retryBudget, Attempt.Source<T> attempts) throws InterruptedException {
		while (true) {
			Attempt<T> attempt = attempts.next();
			if (attempt instanceof Attempt.Final<T> last) {
				return last.result();
			}
			if (attempt instanceof Attempt.Throttled<T> throttled) {
				ThrottlePause pause = pause(throttled.answer(), retryBudget);
				if (retryBudget.recordThrottling(pause.length())) {
					return throttled.lastResult().apply(pause);
				}
			}
			else if (attempt instanceof Attempt.Failed<T> failed) {
				if (retryBudget.recordFailure()) {
					return failed.lastResult().get();
				}
				this.sleeper.sleep(this.backoff.after(retryBudget.failures()));
			}
		}
	}

	/**
	 * Records that a target waits no longer, if that is because the service requests too
	 * long a pause.
	 * @throws UnavailableException if the service requests such a pause for all targets
	 */
	public void recordLongPause(ThrottlePause pause, RetryBudget retryBudget) {
		if (pause.isTooLong() && this.longPauses.recordLongPause(retryBudget.throttleBudget())) {
			throw pause.unavailable("SWR");
		}
	}

	private ThrottlePause pause(HttpAnswer throttled, RetryBudget retryBudget) {
		this.traffic.countThrottled();
		ThrottlePause pause = ThrottlePause.of(throttled, retryBudget, this.settings.maxWait(), this.clock.instant());
		if (!pause.isTooLong()) {
			this.longPauses.recordOtherAnswer();
			this.rateLimiter.throttled(pause.forAll());
		}
		return pause;
	}

	public Traffic traffic() {
		return this.traffic;
	}

	public Duration slowedFor() {
		return this.rateLimiter.slowedFor();
	}

	/** Stops sending and interrupts waiting requests. */
	public void stop() {
		this.stopped = true;
		this.sleeper.stop();
	}

	/** Resumes after a stop. */
	public void resume() {
		this.sleeper.resume();
		this.stopped = false;
	}

	@Override
	public void close() throws IOException {
		this.transport.close();
	}

}
