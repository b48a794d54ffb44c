package dev.swraudit.job.cluster;

import dev.swraudit.job.fetch.FetchCount;
import dev.swraudit.job.run.ClusterRole;
import dev.swraudit.job.run.ConditionalOnClusterRole;
import dev.swraudit.job.run.WriteFence;
import org.jspecify.annotations.Nullable;

import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/**
 * Lease that this worker holds: the write fence of the rows of its range.
 */
@Component
@Primary
@ConditionalOnClusterRole(ClusterRole.WORKER)
class CurrentLease implements WriteFence, FetchCount {

	private final RangeLeaseTable leases;

	private volatile @Nullable RangeLease rangeLease;

	CurrentLease(RangeLeaseTable leases) {
		this.leases = leases;
	}

	/** Sets the held lease; null for none. */
	void hold(@Nullable RangeLease rangeLease) {
		this.rangeLease = rangeLease;
	}

	@Nullable RangeLease claim() {
		return this.rangeLease;
	}

	/**
	 * Locks the row of the lease until the transaction ends, so that no other worker
	 * takes the range before the commit.
	 */
	@Override
	public void requireHeld() {
		RangeLease held = held();
		if (this.leases.renew(held).isEmpty()) {
			throw new LeaseLostException(held);
		}
	}

	/** Counts in the lease table, which the manager reads. */
	@Override
	public void add(long read, long failed) {
		RangeLease held = held();
		if (!this.leases.count(held, read, failed)) {
			throw new LeaseLostException(held);
		}
	}

	private RangeLease held() {
		RangeLease held = this.rangeLease;
		if (held == null) {
			throw new IllegalStateException("no range is held");
		}
		return held;
	}

}
