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
 * The one line to the network, for questions and logins alike: every request waits for
 * the common pace and is counted, and none goes out after a stop.
 */
public final class RequestSender implements AutoCloseable {

	/** Longer than for a question, because a login costs the service more. */
	private static final Duration FIRST_WAIT_OF_LOGIN = Duration.ofSeconds(5);

	private final SwrProperties settings;

	private final Transport transport;

	private final RateLimiter pace;

	private final Backoff backoff;

	private final Sleeper sleeper;

	private final Clock clock;

	private final Traffic traffic = new Traffic();

	private final LongPauseDetector longPauses = new LongPauseDetector();

	private volatile boolean stopped;

	public RequestSender(SwrProperties settings, Transport transport, RateLimiter pace, Backoff backoff,
			Sleeper sleeper, Clock clock) {
		this.settings = settings;
		this.transport = transport;
		this.pace = pace;
		this.backoff = backoff;
		this.sleeper = sleeper;
		this.clock = clock;
	}

	/** What one question may cost. */
	public RetryBudget effort(ThrottleBudget throttleBudget) {
		return new RetryBudget(this.settings.maxAttempts(), this.settings.maxWait(), throttleBudget, Backoff::ceiling);
	}

	private RetryBudget effortOfLogin() {
		return new RetryBudget(this.settings.maxAttempts(), this.settings.maxWait(), new ThrottleBudget(),
				(throttles) -> FIRST_WAIT_OF_LOGIN.multipliedBy(1L << Math.min(throttles - 1, 20)));
	}

	/**
	 * Sends one request, which is made when its turn has come: a signature ages.
	 * @throws IOException on any transport fault
	 * @throws InterruptedException if the run is being stopped
	 */
	public HttpAnswer send(Supplier<? extends HttpUriRequestBase> request, RetryBudget retryBudget)
			throws IOException, InterruptedException {
		this.pace.await();
		if (this.stopped) {
			throw new InterruptedException("the run is being stopped");
		}
		HttpUriRequestBase made = request.get();
		this.traffic.countRequest(retryBudget.isRetry());
		return exchange(made);
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
	 * Sends a request that the run cannot do without, again while that may help.
	 * @param service who is asked, for the message
	 * @return an answer that asking again would not change
	 * @throws UnavailableException if there is none after every attempt, or the service
	 * asks to wait longer than is allowed
	 */
	public HttpAnswer insist(String service, Supplier<? extends HttpUriRequestBase> request)
			throws InterruptedException {
		RetryBudget retryBudget = effortOfLogin();
		while (true) {
			String trouble;
			try {
				HttpAnswer answer = send(request, retryBudget);
				if (answer.isThrottled()) {
					waitOut(service, answer, retryBudget);
					continue;
				}
				if (answer.status() < 500) {
					return answer;
				}
				trouble = "HTTP status " + answer.status();
			}
			catch (IOException ex) {
				trouble = TransportErrors.describe(ex);
			}
			if (!backOff(retryBudget)) {
				throw new UnavailableException(UntrustedText.line(service + " does not answer: " + trouble, 500));
			}
		}
	}

	private void waitOut(String service, HttpAnswer throttled, RetryBudget retryBudget) {
		ThrottlePause pause = pause(throttled, retryBudget);
		if (retryBudget.isSpentByWaiting(pause.length())) {
			throw pause.unavailable(service);
		}
	}

	/** Waits after a failed try; false if it was the last. */
	public boolean backOff(RetryBudget retryBudget) throws InterruptedException {
		if (retryBudget.isSpentByFailure()) {
			return false;
		}
		this.sleeper.sleep(this.backoff.after(retryBudget.failures()));
		return true;
	}

	/**
	 * Pauses all requests after a throttled answer for as long as it asks, unless that is
	 * longer than is allowed.
	 * @return whether the request may be sent again; false if its target would wait
	 * longer than is allowed
	 * @throws UnavailableException if the service asks everybody to wait so long
	 */
	public boolean waitOut(HttpAnswer throttled, RetryBudget retryBudget) {
		ThrottlePause pause = pause(throttled, retryBudget);
		if (pause.isTooLong() && this.longPauses.recordLongPause(retryBudget.patience())) {
			throw pause.unavailable("SWR");
		}
		return !retryBudget.isSpentByWaiting(pause.length());
	}

	private ThrottlePause pause(HttpAnswer throttled, RetryBudget retryBudget) {
		this.traffic.countThrottled();
		ThrottlePause pause = ThrottlePause.of(throttled, retryBudget, this.settings.maxWait(), this.clock.instant());
		if (!pause.isTooLong()) {
			this.longPauses.recordOtherAnswer();
			this.pace.throttled(pause.forAll());
		}
		return pause;
	}

	public Traffic traffic() {
		return this.traffic;
	}

	public Duration slowedFor() {
		return this.pace.slowedFor();
	}

	/** Sends nothing any more; what waits to be sent is interrupted. */
	public void stop() {
		this.stopped = true;
		this.sleeper.stop();
	}

	/** Takes up again after a stop. */
	public void resume() {
		this.sleeper.resume();
		this.stopped = false;
	}

	@Override
	public void close() throws IOException {
		this.transport.close();
	}

}
