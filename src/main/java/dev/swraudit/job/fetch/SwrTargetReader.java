package dev.swraudit.job.fetch;

import dev.swraudit.access.HttpSwrClient;
import dev.swraudit.ledger.Target;
import dev.swraudit.permission.FetchResult;

/**
 * Fetches targets from SWR until it is stopped.
 *
 * @param fetch fetches one target
 */
record SwrTargetReader(Fetch fetch, HttpSwrClient swr, EndpointCheck endpoint) implements FetchPipeline.TargetReader {

	/**
	 * Fetches one target with one or more calls.
	 */
	interface Fetch {

		FetchResult fetch(Target target) throws InterruptedException;

	}

	@Override
	public FetchResult read(Target target) throws InterruptedException {
		FetchResult fetchResult = this.fetch.fetch(target);
		this.endpoint.check(fetchResult);
		return fetchResult;
	}

	@Override
	public void stop() {
		this.swr.stop();
	}

}
