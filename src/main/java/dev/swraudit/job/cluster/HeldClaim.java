package dev.swraudit.job.cluster;

import dev.swraudit.job.fetch.ReadingCount;
import dev.swraudit.job.run.ClusterRole;
import dev.swraudit.job.run.Fence;
import dev.swraudit.job.run.InRole;
import org.jspecify.annotations.Nullable;

import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/**
 * The claim that this worker holds just now: a fence around the rows of its range.
 */
@Component
@Primary
@InRole(ClusterRole.WORKER)
class HeldClaim implements Fence, ReadingCount {

	private final ClaimTable claims;

	private volatile @Nullable Claim claim;

	HeldClaim(ClaimTable claims) {
		this.claims = claims;
	}

	/** Holds a claim, or none. */
	void hold(@Nullable Claim claim) {
		this.claim = claim;
	}

	@Nullable Claim claim() {
		return this.claim;
	}

	/**
	 * Locks the claim's row until the transaction ends, so that nobody takes the range
	 * between the rows and their commit.
	 */
	@Override
	public void requireHeld() {
		Claim held = held();
		if (this.claims.renew(held).isEmpty()) {
			throw new LostClaimException(held);
		}
	}

	/** In the table of claims, where the manager sees it. */
	@Override
	public void add(long read, long failed) {
		Claim held = held();
		if (!this.claims.count(held, read, failed)) {
			throw new LostClaimException(held);
		}
	}

	private Claim held() {
		Claim held = this.claim;
		if (held == null) {
			throw new IllegalStateException("no range is held");
		}
		return held;
	}

}
