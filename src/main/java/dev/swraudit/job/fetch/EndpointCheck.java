package dev.swraudit.job.fetch;

import java.net.URI;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;

import dev.swraudit.access.SwrFailure;
import dev.swraudit.access.SwrResult;
import dev.swraudit.access.http.WrongEndpointException;
import dev.swraudit.permission.FetchResult;

/**
 * Decides whether a response that is not from SWR means a wrong endpoint, which ends the
 * run, or only a failed target. An endpoint that ever returned an access list or an error
 * code of SWR is right. At any other endpoint the listing of organizations is requested
 * once per process and run; if its response is not from SWR either, the endpoint is
 * wrong.
 */
final class EndpointCheck {

	private static final Endpoint NONE = new Endpoint(URI.create(""), () -> {
		throw new IllegalStateException("no run has begun");
	}, () -> false);

	private final AtomicReference<Verdict> verdict = new AtomicReference<>(Verdict.OPEN);

	private long jobExecutionId;

	private Endpoint endpoint = NONE;

	/**
	 * Endpoint to check.
	 *
	 * @param baseUrl the base URL of the endpoint
	 * @param listing requests the listing of organizations
	 * @param provenBefore returns whether any process has proven the endpoint
	 */
	record Endpoint(URI baseUrl, Listing listing, BooleanSupplier provenBefore) {
	}

	/**
	 * Requests the listing of organizations, with retries.
	 */
	interface Listing {

		SwrResult<?> request() throws InterruptedException;

	}

	private enum Verdict {

		OPEN, RIGHT, WRONG

	}

	/**
	 * Begins a run, unless it has already begun.
	 */
	synchronized void begin(long jobExecutionId, Endpoint endpoint) {
		this.endpoint = endpoint;
		if (this.jobExecutionId != jobExecutionId) {
			this.jobExecutionId = jobExecutionId;
			this.verdict.set(Verdict.OPEN);
		}
	}

	/**
	 * Checks the endpoint after a fetch result.
	 * @throws WrongEndpointException if the endpoint is wrong
	 * @throws InterruptedException if the run is being stopped
	 */
	void check(FetchResult fetchResult) throws InterruptedException {
		if (fetchResult.provesEndpoint()) {
			this.verdict.set(Verdict.RIGHT);
		}
		else if (fetchResult instanceof FetchResult.NotAudited notAudited
				&& notAudited.failure().kind() == SwrFailure.Kind.WRONG_ENDPOINT && isWrong()) {
			throw wrongEndpoint(notAudited.failure());
		}
	}

	/** Synchronized, so that one thread sends the request and the others wait for it. */
	private synchronized boolean isWrong() throws InterruptedException {
		if (this.verdict.get() == Verdict.OPEN) {
			// An access list that arrived meanwhile takes precedence.
			this.verdict.compareAndSet(Verdict.OPEN, decide());
		}
		return this.verdict.get() == Verdict.WRONG;
	}

	private Verdict decide() throws InterruptedException {
		if (this.endpoint.provenBefore().getAsBoolean()) {
			return Verdict.RIGHT;
		}
		return this.endpoint.listing()
			.request()
			.either((count) -> Verdict.RIGHT, (swrFailure) -> (swrFailure.kind() == SwrFailure.Kind.WRONG_ENDPOINT)
					? Verdict.WRONG : Verdict.RIGHT);
	}

	private synchronized WrongEndpointException wrongEndpoint(SwrFailure swrFailure) {
		return new WrongEndpointException(
				this.endpoint.baseUrl() + " is not the SWR API: it responds with " + swrFailure.reason()
						+ " to an access call, and similarly to the listing of organizations; set audit.swr.endpoint or"
						+ " audit.swr.region");
	}

}
