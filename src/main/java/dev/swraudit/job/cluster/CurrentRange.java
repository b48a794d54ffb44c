package dev.swraudit.job.cluster;

import dev.swraudit.job.fetch.FetchCount;
import dev.swraudit.job.run.ClusterRole;
import dev.swraudit.job.run.ConditionalOnClusterRole;
import dev.swraudit.job.run.StopRequest;
import dev.swraudit.job.run.WriteFence;
import org.jspecify.annotations.Nullable;

import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/**
 * Range that this worker holds: the write fence of its rows.
 */
@Component
@Primary
@ConditionalOnClusterRole(ClusterRole.WORKER)
class CurrentRange implements WriteFence, FetchCount {

	private final RangeTable ranges;

	private final StopRequest stopRequest;

	private volatile @Nullable HeldRange held;

	CurrentRange(RangeTable ranges, StopRequest stopRequest) {
		this.ranges = ranges;
		this.stopRequest = stopRequest;
	}

	/** Sets the held range; null for none. */
	void hold(@Nullable HeldRange held) {
		this.held = held;
	}

	/** Locks the range until the transaction ends. */
	@Override
	public void requireHeld() {
		this.ranges.lock(required());
	}

	/**
	 * Stops the current step if its run is ending or its range is lost. The step stores
	 * what is fetched, if it may.
	 */
	void stopIfEnding() {
		HeldRange range = this.held;
		if (range != null && this.ranges.isEndingOrLost(range)) {
			this.stopRequest.stopStep();
		}
	}

	/** Counts in the table of the ranges, which the manager reads. */
	@Override
	public void add(long read, long failed) {
		this.ranges.count(required(), read, failed);
	}

	private HeldRange required() {
		HeldRange range = this.held;
		if (range == null) {
			throw new IllegalStateException("no range is held");
		}
		return range;
	}

}
