package dev.swraudit.job.cluster;

/**
 * A range was given to somebody else, or its run has moved on.
 */
final class LeaseLostException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	LeaseLostException(RangeLease rangeLease) {
		super("owner " + rangeLease.epoch() + " of step execution " + rangeLease.stepExecutionId()
				+ " may write no more");
	}

}
