package dev.swraudit.job;

import dev.swraudit.access.HttpSwr;
import dev.swraudit.permission.PermissionReader;
import dev.swraudit.permission.Reading;
import dev.swraudit.target.Target;

/**
 * Reads targets from SWR until it is told to stop.
 */
record SwrTargetReader(PermissionReader reader, HttpSwr swr) implements ReadingPipeline.TargetReader {

	@Override
	public Reading read(Target target) throws InterruptedException {
		return this.reader.read(target);
	}

	@Override
	public void stop() {
		this.swr.stop();
	}

}
