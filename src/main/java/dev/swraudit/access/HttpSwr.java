package dev.swraudit.access;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;

import dev.swraudit.target.Target;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.jspecify.annotations.Nullable;

/**
 * SWR over HTTP: every question is asked at the common pace, again while that may help,
 * and its last answer is told for what it is.
 */
public final class HttpSwr implements Swr, AutoCloseable {

	private final URI baseUrl;

	private final SwrProperties settings;

	private final Transport transport;

	private final Authorization authorization;

	private final Pace pace;

	private final Backoff backoff;

	private final Sleeper sleeper;

	private final Clock clock;

	private final Traffic traffic = new Traffic();

	private volatile boolean stopped;

	HttpSwr(SwrProperties settings, Transport transport, Authorization authorization, Pace pace, Backoff backoff,
			Sleeper sleeper, Clock clock) {
		this.baseUrl = settings.baseUrl();
		this.settings = settings;
		this.transport = transport;
		this.authorization = authorization;
		this.pace = pace;
		this.backoff = backoff;
		this.sleeper = sleeper;
		this.clock = clock;
	}

	@Override
	public Answer<AccessList> access(Target target) throws InterruptedException {
		return ask(new Question<>(url(target, "/access"), AccessListReader::read, false));
	}

	@Override
	public Answer<RepositoryDetail> detail(Target target) throws InterruptedException {
		return ask(new Question<>(url(target, ""), RepositoryDetailReader::read, true));
	}

	/**
	 * The URL of a repository, every slash of its name as a dollar sign. A dollar sign is
	 * at home in a path (RFC 3986, sub-delims), and names hold nothing else that wants
	 * encoding.
	 */
	private URI url(Target target, String rest) {
		return URI.create(this.baseUrl + "/v2/manage/namespaces/" + target.namespace() + "/repos/"
				+ target.repository().replace('/', '$') + rest);
	}

	private <T> Answer<T> ask(Question<T> question) throws InterruptedException {
		Effort effort = new Effort(this.settings.maxAttempts(), this.settings.maxWait());
		Answer<T> answer = askOnce(question, effort);
		while (answer == null) {
			answer = askOnce(question, effort);
		}
		return answer;
	}

	/** The answer, or null if the question is worth asking again, now. */
	private <T> @Nullable Answer<T> askOnce(Question<T> question, Effort effort) throws InterruptedException {
		try {
			RawAnswer raw = this.authorization.send((credentials) -> send(question, credentials, effort),
					HttpSwr::refusesCredentials);
			return (raw.status() == 200) ? read(question, raw) : weigh(question, raw, effort);
		}
		catch (OversizedAnswerException ex) {
			return new Answer.Refused<>(unreadable(ex));
		}
		catch (IOException ex) {
			return again(effort, refusal(ex, effort.lastAnswer()));
		}
	}

	private RawAnswer send(Question<?> question, Credentials credentials, Effort effort)
			throws IOException, InterruptedException {
		HttpGet request = new HttpGet(question.url());
		request.setHeader("Content-Type", "application/json");
		this.pace.await();
		if (this.stopped) {
			throw new InterruptedException("the run is being stopped");
		}
		credentials.authorize(request);
		this.traffic.countRequest(effort.isRetry());
		RawAnswer answer = this.transport.exchange(request);
		effort.answered(answer);
		return answer;
	}

	private static <T> Answer<T> read(Question<T> question, RawAnswer raw) {
		try {
			return new Answer.Read<>(question.reader().apply(raw.body()));
		}
		catch (UnreadableAnswerException ex) {
			return new Answer.Refused<>(unreadable(ex));
		}
	}

	private static Refusal unreadable(Exception cause) {
		return new Refusal(Refusal.Kind.FAILED, 200, null, String.valueOf(cause.getMessage()), false);
	}

	private <T> @Nullable Answer<T> weigh(Question<T> question, RawAnswer raw, Effort effort)
			throws InterruptedException {
		ErrorBody error = ErrorBody.of(raw.body());
		if (raw.status() == 404 && question.mayBeMissing()) {
			return new Answer.Refused<>(refusal(Refusal.Kind.NOT_FOUND, raw, error));
		}
		return switch (Meaning.of(raw.status(), error, isPage(raw, error))) {
			case THROTTLED -> waitOut(effort, raw, refusal(Refusal.Kind.FAILED, raw, error));
			case TRANSIENT -> again(effort, refusal(Refusal.Kind.FAILED, raw, error));
			case FORBIDDEN -> new Answer.Refused<>(refusal(Refusal.Kind.FORBIDDEN, raw, error));
			case NOT_FOUND -> new Answer.Refused<>(refusal(Refusal.Kind.NOT_FOUND, raw, error));
			case WRONG_URL -> throw wrongEndpoint(question, error);
			case CREDENTIALS, FAILED -> new Answer.Refused<>(refusal(Refusal.Kind.FAILED, raw, error));
		};
	}

	/** A page for people; a body with an error code is none, whatever its type says. */
	private static boolean isPage(RawAnswer raw, ErrorBody error) {
		return error.code() == null && ErrorBody.isHtml(raw.contentType(), raw.body());
	}

	private <T> @Nullable Answer<T> again(Effort effort, Refusal refusal) throws InterruptedException {
		if (effort.isSpentByFailure()) {
			return new Answer.Refused<>(refusal);
		}
		this.sleeper.sleep(this.backoff.after(effort.failures()));
		return null;
	}

	/** Silences everybody; the asker waits with them. */
	private <T> @Nullable Answer<T> waitOut(Effort effort, RawAnswer raw, Refusal refusal) {
		this.traffic.countThrottled();
		Duration asked = RetryAfter.parse(raw.retryAfter(), this.clock.instant());
		Duration wait = (asked != null && !asked.isZero()) ? asked : effort.defaultWait();
		Duration longest = this.settings.maxWait();
		this.pace.throttled((wait.compareTo(longest) > 0) ? longest : wait);
		return effort.isSpentByWaiting(wait) ? new Answer.Refused<>(refusal) : null;
	}

	private WrongEndpointException wrongEndpoint(Question<?> question, ErrorBody error) {
		String code = (error.code() != null) ? error.code() + " " : "";
		return new WrongEndpointException(
				Printable.line(this.baseUrl + " is not the SWR API: it answers 404 to " + question.url().getRawPath()
						+ " (" + code + error.message() + "); mend audit.swr.endpoint or audit.swr.region", 500));
	}

	private static Refusal refusal(Refusal.Kind kind, RawAnswer raw, ErrorBody error) {
		String message = error.message().isEmpty() ? "HTTP status " + raw.status() : error.message();
		boolean throttled = raw.status() == 429 || (raw.status() == 403 && Meaning.isThrottlingCode(error.code()));
		boolean down = raw.status() >= 500 || throttled;
		return new Refusal(kind, raw.status(), error.code(), message, down);
	}

	/** What a fault leaves: the last answer before it, if there was one. */
	private static Refusal refusal(IOException fault, @Nullable RawAnswer last) {
		Integer status = (last != null) ? last.status() : null;
		String code = (last != null) ? ErrorBody.of(last.body()).code() : null;
		return new Refusal(Refusal.Kind.FAILED, status, code, TransportFault.describe(fault), true);
	}

	private static boolean refusesCredentials(RawAnswer raw) {
		return raw.status() == 401 && Meaning.of(401, ErrorBody.of(raw.body()), false) == Meaning.CREDENTIALS;
	}

	/** What was sent so far. */
	public Traffic traffic() {
		return this.traffic;
	}

	/**
	 * How long the run went below its full rate so far, because the service asked for it.
	 */
	public Duration slowedFor() {
		return this.pace.slowedFor();
	}

	/**
	 * Sends nothing any more. What is under way goes on to its end; what waits to be sent
	 * is interrupted.
	 */
	public void stop() {
		this.stopped = true;
		this.sleeper.stop();
	}

	@Override
	public void close() throws IOException {
		this.transport.close();
	}

}
