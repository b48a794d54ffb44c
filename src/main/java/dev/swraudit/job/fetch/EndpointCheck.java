package dev.swraudit.job.fetch;

import java.net.URI;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;

import dev.swraudit.access.SwrFailure;
import dev.swraudit.access.SwrResult;
import dev.swraudit.access.http.WrongEndpointException;
import dev.swraudit.permission.FetchResult;

/**
 * Decides what an answer means that SWR does not give: a wrong endpoint, which ends the
 * run, or one odd repository, which only fails. An endpoint that answered an access call
 * as SWR, in this run or in an earlier one, is right. At any other endpoint the listing
 * of organizations is requested, once for all threads of the process and run: if that is
 * answered in the same way, the endpoint is wrong.
 */
final class EndpointCheck {

	private static final Endpoint NONE = new Endpoint(URI.create(""), () -> {
		throw new IllegalStateException("no run has begun");
	}, () -> false);

	private final AtomicReference<Verdict> verdict = new AtomicReference<>(Verdict.OPEN);

	private long jobExecutionId;

	private Endpoint endpoint = NONE;

	/**
	 * What is checked.
	 *
	 * @param baseUrl the base URL of the endpoint
	 * @param listing requests the listing of organizations
	 * @param provenBefore whether the endpoint has been proven, by whatever process
	 */
	record Endpoint(URI baseUrl, Listing listing, BooleanSupplier provenBefore) {
	}

	/**
	 * The listing of organizations, requested as often as that may help.
	 */
	interface Listing {

		SwrResult<Integer> request() throws InterruptedException;

	}

	private enum Verdict {

		OPEN, RIGHT, WRONG

	}

	/**
	 * Begins a run, unless it has begun already.
	 */
	synchronized void begin(long jobExecutionId, Endpoint endpoint) {
		this.endpoint = endpoint;
		if (this.jobExecutionId != jobExecutionId) {
			this.jobExecutionId = jobExecutionId;
			this.verdict.set(Verdict.OPEN);
		}
	}

	/**
	 * Checks what a reading says about the endpoint.
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

	/** Threads wait here for the one that asks. */
	private synchronized boolean isWrong() throws InterruptedException {
		if (this.verdict.get() == Verdict.OPEN) {
			// An access answer that came meanwhile counts more.
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
		return new WrongEndpointException(this.endpoint.baseUrl() + " is not the SWR API: it answers "
				+ swrFailure.reason()
				+ " to an access call, and the same kind to the listing of organizations; set audit.swr.endpoint or"
				+ " audit.swr.region");
	}

}
