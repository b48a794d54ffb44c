package dev.swraudit.access;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
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
import dev.swraudit.access.ratelimit.Attempt;
import dev.swraudit.access.ratelimit.RequestSender;
import dev.swraudit.access.ratelimit.RetryBudget;
import dev.swraudit.access.ratelimit.ThrottleBudget;
import dev.swraudit.access.ratelimit.Traffic;
import dev.swraudit.ledger.Target;
import dev.swraudit.target.RepositoryName;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.jspecify.annotations.Nullable;

/**
 * SWR client over HTTP. Sends every call within the rate limit, with retries, and returns
 * the result of the last response.
 */
public final class HttpSwrClient implements SwrClient, AccountClient, AutoCloseable {

	private final URI baseUrl;

	private final SwrCalls calls;

	private final RequestSender requestSender;

	private final CredentialsManager credentialsManager;

	/** Read lock held during every call. */
	private final ReadWriteLock activeCalls = new ReentrantReadWriteLock();

	HttpSwrClient(SwrProperties settings, RequestSender requestSender, CredentialsManager credentialsManager) {
		this.baseUrl = settings.baseUrl();
		this.calls = new SwrCalls(this.baseUrl);
		this.requestSender = requestSender;
		this.credentialsManager = credentialsManager;
	}

	@Override
	public SwrResult<AccessList> access(Target target, ThrottleBudget throttleBudget) throws InterruptedException {
		return call(this.calls.access(target), throttleBudget);
	}

	@Override
	public SwrResult<RepositoryDetail> detail(Target target, ThrottleBudget throttleBudget)
			throws InterruptedException {
		return call(this.calls.detail(target), throttleBudget);
	}

	/**
	 * Reads the organizations that the caller may see, without retries. Checks the
	 * endpoint and the credentials, because the call needs no repository.
	 * @return the organizations; {@code FORBIDDEN} counts as a response too
	 * @throws InterruptedException if the run is being stopped
	 * @throws CredentialsRefusedException if the credentials are refused twice
	 */
	public SwrResult<List<ListedOrganization>> organizations() throws InterruptedException {
		return call(this.calls.organizations(), RetryBudget.once());
	}

	@Override
	public SwrResult<List<ListedOrganization>> organizations(ThrottleBudget throttleBudget)
			throws InterruptedException {
		return call(this.calls.organizations(), throttleBudget);
	}

	@Override
	public SwrResult<AccessList> organizationAccess(String namespace, ThrottleBudget throttleBudget)
			throws InterruptedException {
		return call(this.calls.organizationAccess(namespace), throttleBudget);
	}

	@Override
	public SwrResult<ListingPage> repositories(int offset) throws InterruptedException {
		return call(this.calls.repositories(offset), new ThrottleBudget());
	}

	@Override
	public SwrResult<ListingPage> sharedRepositories(int offset) throws InterruptedException {
		return call(this.calls.sharedRepositories(offset), new ThrottleBudget());
	}

	@Override
	public SwrResult<AccountOverview> overview() throws InterruptedException {
		return call(this.calls.overview(), new ThrottleBudget());
	}

	@Override
	public SwrResult<ShareList> shares(RepositoryName repository, ThrottleBudget throttleBudget)
			throws InterruptedException {
		return call(this.calls.shares(repository), throttleBudget);
	}

	private <T> SwrResult<T> call(SwrCall<T> swrCall, ThrottleBudget throttleBudget) throws InterruptedException {
		this.activeCalls.readLock().lockInterruptibly();
		try {
			return call(swrCall, this.requestSender.retryBudget(throttleBudget));
		}
		finally {
			this.activeCalls.readLock().unlock();
		}
	}

	private <T> SwrResult<T> call(SwrCall<T> swrCall, RetryBudget retryBudget) throws InterruptedException {
		return this.requestSender.retry(retryBudget, () -> attempt(swrCall, retryBudget));
	}

	private <T> Attempt<SwrResult<T>> attempt(SwrCall<T> swrCall, RetryBudget retryBudget) throws InterruptedException {
		try {
			HttpAnswer answer = this.credentialsManager.send((credentials) -> send(swrCall, credentials, retryBudget),
					HttpSwrClient::refusesCredentials);
			return (answer.status() == 200) ? new Attempt.Final<>(read(swrCall, answer))
					: evaluate(swrCall, answer, retryBudget);
		}
		catch (OversizedAnswerException ex) {
			return failed(unreadable(ex));
		}
		catch (IOException ex) {
			return retryable(failure(ex, retryBudget.lastAnswer()));
		}
	}

	private static <T> Attempt<SwrResult<T>> failed(SwrFailure failure) {
		return new Attempt.Final<>(new SwrResult.Failed<>(failure));
	}

	private static <T> Attempt<SwrResult<T>> retryable(SwrFailure failure) {
		return new Attempt.Failed<>(() -> new SwrResult.Failed<>(failure));
	}

	private <T> Attempt<SwrResult<T>> throttled(HttpAnswer answer, RetryBudget retryBudget, SwrFailure failure) {
		return new Attempt.Throttled<>(answer, (pause) -> {
			this.requestSender.recordLongPause(pause, retryBudget);
			return new SwrResult.Failed<>(failure);
		});
	}

	private HttpAnswer send(SwrCall<?> swrCall, Credentials credentials, RetryBudget retryBudget)
			throws IOException, InterruptedException {
		HttpAnswer answer = this.requestSender.send(() -> request(swrCall, credentials), retryBudget);
		retryBudget.recordAnswer(answer);
		return answer;
	}

	private HttpGet request(SwrCall<?> swrCall, Credentials credentials) {
		HttpGet request = new HttpGet(this.baseUrl);
		request.setPath(swrCall.path());
		request.setHeader("Content-Type", "application/json");
		credentials.authorize(request);
		return request;
	}

	private static <T> SwrResult<T> read(SwrCall<T> swrCall, HttpAnswer answer) {
		try {
			return new SwrResult.Read<>(swrCall.reader().apply(answer));
		}
		catch (UnreadableAnswerException ex) {
			return new SwrResult.Failed<>(unreadable(ex));
		}
	}

	private static SwrFailure unreadable(Exception cause) {
		return new SwrFailure(SwrFailure.Kind.FAILED, 200, null, String.valueOf(cause.getMessage()), false);
	}

	private <T> Attempt<SwrResult<T>> evaluate(SwrCall<T> swrCall, HttpAnswer answer, RetryBudget retryBudget) {
		ErrorBody error = ErrorBody.of(answer.body());
		if (answer.status() == 404 && swrCall.mayBeMissing()) {
			return failed(failure(SwrFailure.Kind.NOT_FOUND, answer, error, false));
		}
		return switch (category(answer, error)) {
			case THROTTLED -> throttled(answer, retryBudget, failure(SwrFailure.Kind.FAILED, answer, error, true));
			case SERVICE_DOWN -> retryable(failure(SwrFailure.Kind.FAILED, answer, error, true));
			case BUSY -> retryable(failure(SwrFailure.Kind.FAILED, answer, error, false));
			case FORBIDDEN -> failed(failure(SwrFailure.Kind.FORBIDDEN, answer, error, false));
			case NOT_FOUND -> failed(failure(SwrFailure.Kind.NOT_FOUND, answer, error, false));
			case WRONG_ENDPOINT -> failed(failure(SwrFailure.Kind.WRONG_ENDPOINT, answer, error, false));
			case CREDENTIALS, FAILED -> failed(failure(SwrFailure.Kind.FAILED, answer, error, false));
		};
	}

	private static ResponseCategory category(HttpAnswer answer, ErrorBody error) {
		return ResponseCategory.of(answer.status(), error, ErrorBody.isWebPage(answer.contentType(), answer.body()));
	}

	private static SwrFailure failure(SwrFailure.Kind kind, HttpAnswer answer, ErrorBody error, boolean serviceDown) {
		String message = error.message().isEmpty() ? "HTTP status " + answer.status() : error.message();
		return new SwrFailure(kind, answer.status(), error.code(), message, serviceDown);
	}

	/** Creates the failure for a fault, with the status of the last response, if any. */
	private static SwrFailure failure(IOException fault, @Nullable HttpAnswer last) {
		Integer status = (last != null) ? last.status() : null;
		String code = (last != null) ? ErrorBody.of(last.body()).code() : null;
		return new SwrFailure(SwrFailure.Kind.FAILED, status, code, TransportErrors.describe(fault), true);
	}

	private static boolean refusesCredentials(HttpAnswer answer) {
		return answer.status() != 200 && category(answer, ErrorBody.of(answer.body())) == ResponseCategory.CREDENTIALS;
	}

	/** Returns the request counters, logins included. */
	public Traffic traffic() {
		return this.requestSender.traffic();
	}

	/**
	 * Returns the time below the full rate, because of throttling.
	 */
	public Duration slowedFor() {
		return this.requestSender.slowedFor();
	}

	/**
	 * Stops sending. Requests in progress complete; waiting requests are interrupted.
	 */
	public void stop() {
		this.requestSender.stop();
	}

	/** Resumes after a stop, once all active calls have ended. */
	public void resume() throws InterruptedException {
		this.activeCalls.writeLock().lockInterruptibly();
		try {
			this.requestSender.resume();
		}
		finally {
			this.activeCalls.writeLock().unlock();
		}
	}

	@Override
	public void close() throws IOException {
		this.requestSender.close();
	}

}
