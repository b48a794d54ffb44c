package dev.swraudit.job.fetch;

import dev.swraudit.access.HttpSwrClient;
import dev.swraudit.ledger.Target;
import dev.swraudit.permission.FetchResult;
import dev.swraudit.permission.PermissionFetcher;

/**
 * Fetches targets from SWR until it is stopped.
 */
record SwrTargetReader(PermissionFetcher reader, HttpSwrClient swr,
		EndpointCheck endpoint) implements FetchPipeline.TargetReader {

	@Override
	public FetchResult read(Target target) throws InterruptedException {
		FetchResult fetchResult = this.reader.fetch(target);
		this.endpoint.check(fetchResult);
		return fetchResult;
	}

	@Override
	public void stop() {
		this.swr.stop();
	}

}
