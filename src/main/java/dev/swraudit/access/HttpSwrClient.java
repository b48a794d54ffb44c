package dev.swraudit.access;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

import dev.swraudit.access.credentials.Credentials;
import dev.swraudit.access.credentials.CredentialsManager;
import dev.swraudit.access.credentials.CredentialsRefusedException;
import dev.swraudit.access.http.ErrorBody;
import dev.swraudit.access.http.HttpAnswer;
import dev.swraudit.access.http.OversizedAnswerException;
import dev.swraudit.access.http.ResponseCategory;
import dev.swraudit.access.http.SwrProperties;
import dev.swraudit.access.http.TransportErrors;
import dev.swraudit.access.ratelimit.RequestSender;
import dev.swraudit.access.ratelimit.RetryBudget;
import dev.swraudit.access.ratelimit.ThrottleBudget;
import dev.swraudit.access.ratelimit.Traffic;
import dev.swraudit.ledger.Target;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.jspecify.annotations.Nullable;

/**
 * SWR over HTTP: every question is asked at the common pace, again while that may help,
 * and its last answer is told for what it is.
 */
public final class HttpSwrClient implements SwrClient, AutoCloseable {

	private final URI baseUrl;

	private final RequestSender requestSender;

	private final CredentialsManager credentialsManager;

	/** Held for reading by every question under way. */
	private final ReadWriteLock underWay = new ReentrantReadWriteLock();

	HttpSwrClient(SwrProperties settings, RequestSender requestSender, CredentialsManager credentialsManager) {
		this.baseUrl = settings.baseUrl();
		this.requestSender = requestSender;
		this.credentialsManager = credentialsManager;
	}

	@Override
	public SwrResult<AccessList> access(Target target, ThrottleBudget throttleBudget) throws InterruptedException {
		return ask(new SwrCall<>(path(target, "/access"), (body) -> AccessListReader.read(body, target.repository()),
				false), throttleBudget);
	}

	@Override
	public SwrResult<RepositoryDetail> detail(Target target, ThrottleBudget throttleBudget)
			throws InterruptedException {
		return ask(
				new SwrCall<>(path(target, ""), (body) -> RepositoryDetailReader.read(body, target.repository()), true),
				throttleBudget);
	}

	/**
	 * Asks, once, which organizations the caller sees: a question that changes nothing
	 * and needs no repository. What counts is who answers, and whom it takes the caller
	 * for.
	 * @return how many they are; forbidden is an answer too
	 * @throws InterruptedException if the run is being stopped
	 * @throws CredentialsRefusedException if the caller's credentials are refused, twice
	 */
	public SwrResult<Integer> organizations() throws InterruptedException {
		return Objects.requireNonNull(askOnce(organizationsQuestion(), RetryBudget.once()),
				"what is asked once is answered or given up");
	}

	/**
	 * Asks the same, and again while that may help.
	 * @throws InterruptedException if the run is being stopped
	 * @throws CredentialsRefusedException if the caller's credentials are refused, twice
	 */
	public SwrResult<Integer> organizations(ThrottleBudget throttleBudget) throws InterruptedException {
		return ask(organizationsQuestion(), throttleBudget);
	}

	private SwrCall<Integer> organizationsQuestion() {
		return new SwrCall<>(this.baseUrl.getRawPath() + "/v2/manage/namespaces", OrganizationsReader::count, false);
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

	private <T> SwrResult<T> ask(SwrCall<T> swrCall, ThrottleBudget throttleBudget) throws InterruptedException {
		this.underWay.readLock().lockInterruptibly();
		try {
			RetryBudget retryBudget = this.requestSender.effort(throttleBudget);
			SwrResult<T> swrResult = askOnce(swrCall, retryBudget);
			while (swrResult == null) {
				swrResult = askOnce(swrCall, retryBudget);
			}
			return swrResult;
		}
		finally {
			this.underWay.readLock().unlock();
		}
	}

	/** The answer, or null if the question is worth asking again, now. */
	private <T> @Nullable SwrResult<T> askOnce(SwrCall<T> swrCall, RetryBudget retryBudget)
			throws InterruptedException {
		try {
			HttpAnswer raw = this.credentialsManager.send((credentials) -> send(swrCall, credentials, retryBudget),
					HttpSwrClient::refusesCredentials);
			return (raw.status() == 200) ? read(swrCall, raw) : weigh(swrCall, raw, retryBudget);
		}
		catch (OversizedAnswerException ex) {
			return new SwrResult.Refused<>(unreadable(ex));
		}
		catch (IOException ex) {
			return again(retryBudget, refusal(ex, retryBudget.lastAnswer()));
		}
	}

	private HttpAnswer send(SwrCall<?> swrCall, Credentials credentials, RetryBudget retryBudget)
			throws IOException, InterruptedException {
		HttpAnswer answer = this.requestSender.send(() -> request(swrCall, credentials), retryBudget);
		retryBudget.answered(answer);
		return answer;
	}

	private HttpGet request(SwrCall<?> swrCall, Credentials credentials) {
		HttpGet request = new HttpGet(this.baseUrl);
		request.setPath(swrCall.path());
		request.setHeader("Content-Type", "application/json");
		credentials.authorize(request);
		return request;
	}

	private static <T> SwrResult<T> read(SwrCall<T> swrCall, HttpAnswer raw) {
		try {
			return new SwrResult.Read<>(swrCall.reader().apply(raw.body()));
		}
		catch (UnreadableAnswerException ex) {
			return new SwrResult.Refused<>(unreadable(ex));
		}
	}

	private static SwrFailure unreadable(Exception cause) {
		return new SwrFailure(SwrFailure.Kind.FAILED, 200, null, String.valueOf(cause.getMessage()), false);
	}

	private <T> @Nullable SwrResult<T> weigh(SwrCall<T> swrCall, HttpAnswer raw, RetryBudget retryBudget)
			throws InterruptedException {
		ErrorBody error = ErrorBody.of(raw.body());
		if (raw.status() == 404 && swrCall.mayBeMissing()) {
			return new SwrResult.Refused<>(refusal(SwrFailure.Kind.NOT_FOUND, raw, error, false));
		}
		return switch (meaning(raw, error)) {
			case THROTTLED -> waitOut(retryBudget, raw, refusal(SwrFailure.Kind.FAILED, raw, error, true));
			case SERVICE_DOWN -> again(retryBudget, refusal(SwrFailure.Kind.FAILED, raw, error, true));
			case BUSY -> again(retryBudget, refusal(SwrFailure.Kind.FAILED, raw, error, false));
			case FORBIDDEN -> new SwrResult.Refused<>(refusal(SwrFailure.Kind.FORBIDDEN, raw, error, false));
			case NOT_FOUND -> new SwrResult.Refused<>(refusal(SwrFailure.Kind.NOT_FOUND, raw, error, false));
			case WRONG_ENDPOINT -> new SwrResult.Refused<>(refusal(SwrFailure.Kind.WRONG_ENDPOINT, raw, error, false));
			case CREDENTIALS, FAILED -> new SwrResult.Refused<>(refusal(SwrFailure.Kind.FAILED, raw, error, false));
		};
	}

	private static ResponseCategory meaning(HttpAnswer raw, ErrorBody error) {
		return ResponseCategory.of(raw.status(), error, ErrorBody.isWebPage(raw.contentType(), raw.body()));
	}

	private <T> @Nullable SwrResult<T> again(RetryBudget retryBudget, SwrFailure swrFailure)
			throws InterruptedException {
		return this.requestSender.backOff(retryBudget) ? null : new SwrResult.Refused<>(swrFailure);
	}

	private <T> @Nullable SwrResult<T> waitOut(RetryBudget retryBudget, HttpAnswer raw, SwrFailure swrFailure) {
		return this.requestSender.waitOut(raw, retryBudget) ? null : new SwrResult.Refused<>(swrFailure);
	}

	private static SwrFailure refusal(SwrFailure.Kind kind, HttpAnswer raw, ErrorBody error, boolean serviceDown) {
		String message = error.message().isEmpty() ? "HTTP status " + raw.status() : error.message();
		return new SwrFailure(kind, raw.status(), error.code(), message, serviceDown);
	}

	/** What a fault leaves: the last answer before it, if there was one. */
	private static SwrFailure refusal(IOException fault, @Nullable HttpAnswer last) {
		Integer status = (last != null) ? last.status() : null;
		String code = (last != null) ? ErrorBody.of(last.body()).code() : null;
		return new SwrFailure(SwrFailure.Kind.FAILED, status, code, TransportErrors.describe(fault), true);
	}

	private static boolean refusesCredentials(HttpAnswer raw) {
		return raw.status() != 200 && meaning(raw, ErrorBody.of(raw.body())) == ResponseCategory.CREDENTIALS;
	}

	/** What was sent so far, logins included. */
	public Traffic traffic() {
		return this.requestSender.traffic();
	}

	/**
	 * How long the run went below its full rate so far, because the service asked for it.
	 */
	public Duration slowedFor() {
		return this.requestSender.slowedFor();
	}

	/**
	 * Sends nothing any more. What is under way goes on to its end; what waits to be sent
	 * is interrupted.
	 */
	public void stop() {
		this.requestSender.stop();
	}

	/** Takes up again after a stop, once all that was under way has come to its end. */
	public void resume() throws InterruptedException {
		this.underWay.writeLock().lockInterruptibly();
		try {
			this.requestSender.resume();
		}
		finally {
			this.underWay.writeLock().unlock();
		}
	}

	@Override
	public void close() throws IOException {
		this.requestSender.close();
	}

}
