package dev.swraudit.access;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

import dev.swraudit.access.credentials.Authorization;
import dev.swraudit.access.credentials.Credentials;
import dev.swraudit.access.credentials.CredentialsRefusedException;
import dev.swraudit.access.http.ErrorBody;
import dev.swraudit.access.http.Meaning;
import dev.swraudit.access.http.OversizedAnswerException;
import dev.swraudit.access.http.RawAnswer;
import dev.swraudit.access.http.SwrProperties;
import dev.swraudit.access.http.TransportFault;
import dev.swraudit.access.ratelimit.Effort;
import dev.swraudit.access.ratelimit.Line;
import dev.swraudit.access.ratelimit.Patience;
import dev.swraudit.access.ratelimit.Traffic;
import dev.swraudit.ledger.Target;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.jspecify.annotations.Nullable;

/**
 * SWR over HTTP: every question is asked at the common pace, again while that may help,
 * and its last answer is told for what it is.
 */
public final class HttpSwr implements Swr, AutoCloseable {

	private final URI baseUrl;

	private final Line line;

	private final Authorization authorization;

	/** Held for reading by every question under way. */
	private final ReadWriteLock underWay = new ReentrantReadWriteLock();

	HttpSwr(SwrProperties settings, Line line, Authorization authorization) {
		this.baseUrl = settings.baseUrl();
		this.line = line;
		this.authorization = authorization;
	}

	@Override
	public Answer<AccessList> access(Target target, Patience patience) throws InterruptedException {
		return ask(new Question<>(path(target, "/access"), (body) -> AccessListReader.read(body, target.repository()),
				false), patience);
	}

	@Override
	public Answer<RepositoryDetail> detail(Target target, Patience patience) throws InterruptedException {
		return ask(new Question<>(path(target, ""), (body) -> RepositoryDetailReader.read(body, target.repository()),
				true), patience);
	}

	/**
	 * Asks, once, which organizations the caller sees: a question that changes nothing
	 * and needs no repository. What counts is who answers, and whom it takes the caller
	 * for.
	 * @return how many they are; forbidden is an answer too
	 * @throws InterruptedException if the run is being stopped
	 * @throws CredentialsRefusedException if the caller's credentials are refused, twice
	 */
	public Answer<Integer> organizations() throws InterruptedException {
		return Objects.requireNonNull(askOnce(organizationsQuestion(), Effort.once()),
				"what is asked once is answered or given up");
	}

	/**
	 * Asks the same, and again while that may help.
	 * @throws InterruptedException if the run is being stopped
	 * @throws CredentialsRefusedException if the caller's credentials are refused, twice
	 */
	public Answer<Integer> organizations(Patience patience) throws InterruptedException {
		return ask(organizationsQuestion(), patience);
	}

	private Question<Integer> organizationsQuestion() {
		return new Question<>(this.baseUrl.getRawPath() + "/v2/manage/namespaces", OrganizationsReader::count, false);
	}

	/**
	 * The path of a repository, every slash of its name as a dollar sign. A dollar sign
	 * is at home in a path (RFC 3986, sub-delims), and names hold nothing else that wants
	 * encoding.
	 */
	private String path(Target target, String rest) {
		return this.baseUrl.getRawPath() + "/v2/manage/namespaces/" + target.namespace() + "/repos/"
				+ target.repository().replace('/', '$') + rest;
	}

	private <T> Answer<T> ask(Question<T> question, Patience patience) throws InterruptedException {
		this.underWay.readLock().lockInterruptibly();
		try {
			Effort effort = this.line.effort(patience);
			Answer<T> answer = askOnce(question, effort);
			while (answer == null) {
				answer = askOnce(question, effort);
			}
			return answer;
		}
		finally {
			this.underWay.readLock().unlock();
		}
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
		RawAnswer answer = this.line.send(() -> request(question, credentials), effort);
		effort.answered(answer);
		return answer;
	}

	private HttpGet request(Question<?> question, Credentials credentials) {
		HttpGet request = new HttpGet(this.baseUrl);
		request.setPath(question.path());
		request.setHeader("Content-Type", "application/json");
		credentials.authorize(request);
		return request;
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
			return new Answer.Refused<>(refusal(Refusal.Kind.NOT_FOUND, raw, error, false));
		}
		return switch (meaning(raw, error)) {
			case THROTTLED -> waitOut(effort, raw, refusal(Refusal.Kind.FAILED, raw, error, true));
			case SERVICE_DOWN -> again(effort, refusal(Refusal.Kind.FAILED, raw, error, true));
			case BUSY -> again(effort, refusal(Refusal.Kind.FAILED, raw, error, false));
			case FORBIDDEN -> new Answer.Refused<>(refusal(Refusal.Kind.FORBIDDEN, raw, error, false));
			case NOT_FOUND -> new Answer.Refused<>(refusal(Refusal.Kind.NOT_FOUND, raw, error, false));
			case WRONG_ENDPOINT -> new Answer.Refused<>(refusal(Refusal.Kind.WRONG_ENDPOINT, raw, error, false));
			case CREDENTIALS, FAILED -> new Answer.Refused<>(refusal(Refusal.Kind.FAILED, raw, error, false));
		};
	}

	private static Meaning meaning(RawAnswer raw, ErrorBody error) {
		return Meaning.of(raw.status(), error, ErrorBody.isWebPage(raw.contentType(), raw.body()));
	}

	private <T> @Nullable Answer<T> again(Effort effort, Refusal refusal) throws InterruptedException {
		return this.line.backOff(effort) ? null : new Answer.Refused<>(refusal);
	}

	private <T> @Nullable Answer<T> waitOut(Effort effort, RawAnswer raw, Refusal refusal) {
		return this.line.waitOut(raw, effort) ? null : new Answer.Refused<>(refusal);
	}

	private static Refusal refusal(Refusal.Kind kind, RawAnswer raw, ErrorBody error, boolean serviceDown) {
		String message = error.message().isEmpty() ? "HTTP status " + raw.status() : error.message();
		return new Refusal(kind, raw.status(), error.code(), message, serviceDown);
	}

	/** What a fault leaves: the last answer before it, if there was one. */
	private static Refusal refusal(IOException fault, @Nullable RawAnswer last) {
		Integer status = (last != null) ? last.status() : null;
		String code = (last != null) ? ErrorBody.of(last.body()).code() : null;
		return new Refusal(Refusal.Kind.FAILED, status, code, TransportFault.describe(fault), true);
	}

	private static boolean refusesCredentials(RawAnswer raw) {
		return raw.status() != 200 && meaning(raw, ErrorBody.of(raw.body())) == Meaning.CREDENTIALS;
	}

	/** What was sent so far, logins included. */
	public Traffic traffic() {
		return this.line.traffic();
	}

	/**
	 * How long the run went below its full rate so far, because the service asked for it.
	 */
	public Duration slowedFor() {
		return this.line.slowedFor();
	}

	/**
	 * Sends nothing any more. What is under way goes on to its end; what waits to be sent
	 * is interrupted.
	 */
	public void stop() {
		this.line.stop();
	}

	/** Takes up again after a stop, once all that was under way has come to its end. */
	public void resume() throws InterruptedException {
		this.underWay.writeLock().lockInterruptibly();
		try {
			this.line.resume();
		}
		finally {
			this.underWay.writeLock().unlock();
		}
	}

	@Override
	public void close() throws IOException {
		this.line.close();
	}

}
