package dev.swraudit.job.cluster;

/**
 * Thrown if another worker has taken the range, or its run has ended.
 */
final class LeaseLostException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	LeaseLostException(RangeLease rangeLease) {
		super("lease " + rangeLease.epoch() + " of step execution " + rangeLease.stepExecutionId() + " is lost");
	}

}
