package dev.swraudit.report.finding;

import java.util.BitSet;

/**
 * Ids of the repositories with an open finding that is new or reopened.
 *
 * @param withNew repositories with a new and open finding
 * @param withReopened repositories with a reopened finding
 */
record UrgentRepositories(BitSet withNew, BitSet withReopened) {

	/** Number of the ranks. */
	static final int RANKS = 4;

	static UrgentRepositories none() {
		return new UrgentRepositories(new BitSet(), new BitSet());
	}

	void add(int repositoryId, boolean isNew) {
		(isNew ? this.withNew : this.withReopened).set(repositoryId);
	}

	/**
	 * Returns the rank of a repository, from 0 for one with a new finding to 3 for one
	 * without an open finding.
	 */
	int rank(int repositoryId, boolean open) {
		return this.withNew.get(repositoryId) ? 0 : this.withReopened.get(repositoryId) ? 1 : open ? 2 : 3;
	}

}
