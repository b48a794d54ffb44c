package dev.swraudit.job.fetch;

import dev.swraudit.access.HttpSwrClient;
import dev.swraudit.ledger.Target;
import dev.swraudit.permission.PermissionReader;
import dev.swraudit.permission.Reading;

/**
 * Reads targets from SWR until it is stopped.
 */
record SwrTargetReader(PermissionReader reader, HttpSwrClient swr,
		EndpointCheck endpoint) implements ReadingPipeline.TargetReader {

	@Override
	public Reading read(Target target) throws InterruptedException {
		Reading reading = this.reader.read(target);
		this.endpoint.check(reading);
		return reading;
	}

	@Override
	public void stop() {
		this.swr.stop();
	}

}
