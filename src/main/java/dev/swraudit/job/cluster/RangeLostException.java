package dev.swraudit.job.cluster;

/**
 * Thrown if another worker has picked the range, or its run has ended.
 */
final class RangeLostException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	RangeLostException(HeldRange held) {
		super("the range of step execution " + held.stepExecutionId() + " is lost");
	}

}
