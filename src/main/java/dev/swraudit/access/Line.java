package dev.swraudit.access;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;

import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;

/**
 * The one line to the network, for questions and logins alike: every request waits for
 * the common pace and is counted, and none goes out after a stop.
 */
final class Line implements AutoCloseable {

	private static final int TOO_MANY_REQUESTS = 429;

	private final SwrProperties settings;

	private final Transport transport;

	private final Throttle pace;

	private final Backoff backoff;

	private final Sleeper sleeper;

	private final Clock clock;

	private final Traffic traffic = new Traffic();

	private volatile boolean stopped;

	Line(SwrProperties settings, Transport transport, Throttle pace, Backoff backoff, Sleeper sleeper, Clock clock) {
		this.settings = settings;
		this.transport = transport;
		this.pace = pace;
		this.backoff = backoff;
		this.sleeper = sleeper;
		this.clock = clock;
	}

	/** What one question may cost. */
	Effort effort(Patience patience) {
		return new Effort(this.settings.maxAttempts(), this.settings.maxWait(), patience);
	}

	/**
	 * Sends one request, which is made when its turn has come: a signature ages.
	 * @throws IOException on any transport fault
	 * @throws InterruptedException if the run is being stopped
	 */
	RawAnswer send(Supplier<? extends HttpUriRequestBase> request, Effort effort)
			throws IOException, InterruptedException {
		this.pace.await();
		if (this.stopped) {
			throw new InterruptedException("the run is being stopped");
		}
		HttpUriRequestBase made = request.get();
		this.traffic.countRequest(effort.isRetry());
		return exchange(made);
	}

	private RawAnswer exchange(HttpUriRequestBase request) throws IOException {
		int status = 0;
		try {
			RawAnswer answer = this.transport.exchange(request);
			status = answer.status();
			return answer.withoutEchoOf(request);
		}
		finally {
			this.traffic.countAnswer(status);
		}
	}

	/**
	 * Sends a request that the run cannot do without, again while that may help.
	 * @param what is asked, for the message
	 * @return an answer that asking again would not change
	 * @throws UnavailableException if there is none after every try
	 */
	RawAnswer insist(String what, Supplier<? extends HttpUriRequestBase> request) throws InterruptedException {
		Effort effort = effort(new Patience());
		while (true) {
			String trouble;
			boolean again;
			try {
				RawAnswer answer = send(request, effort);
				if (answer.status() != TOO_MANY_REQUESTS && answer.status() < 500) {
					return answer;
				}
				trouble = "HTTP status " + answer.status();
				again = (answer.status() == TOO_MANY_REQUESTS) ? waitOut(answer, effort) : backOff(effort);
			}
			catch (IOException ex) {
				trouble = TransportFault.describe(ex);
				again = backOff(effort);
			}
			if (!again) {
				throw new UnavailableException(Printable.line(what + " does not answer: " + trouble, 500));
			}
		}
	}

	/** Waits after a failed try; false if it was the last. */
	boolean backOff(Effort effort) throws InterruptedException {
		if (effort.isSpentByFailure()) {
			return false;
		}
		this.sleeper.sleep(this.backoff.after(effort.failures()));
		return true;
	}

	/**
	 * Silences everybody after a throttled answer; the asker waits with them. False if it
	 * is to wait longer than allowed.
	 */
	boolean waitOut(RawAnswer throttled, Effort effort) {
		this.traffic.countThrottled();
		Duration asked = RetryAfter.parse(throttled.retryAfter(), this.clock.instant());
		Duration wait = (asked != null && !asked.isZero()) ? asked : effort.defaultWait();
		Duration longest = this.settings.maxWait();
		this.pace.throttled((wait.compareTo(longest) > 0) ? longest : wait);
		return !effort.isSpentByWaiting(wait);
	}

	Traffic traffic() {
		return this.traffic;
	}

	Duration slowedFor() {
		return this.pace.slowedFor();
	}

	/** Sends nothing any more; what waits to be sent is interrupted. */
	void stop() {
		this.stopped = true;
		this.sleeper.stop();
	}

	/** Takes up again after a stop. */
	void resume() {
		this.sleeper.resume();
		this.stopped = false;
	}

	@Override
	public void close() throws IOException {
		this.transport.close();
	}

}
