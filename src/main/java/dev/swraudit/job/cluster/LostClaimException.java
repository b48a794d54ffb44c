package dev.swraudit.job.cluster;

/**
 * A range was given to somebody else, or its run has moved on.
 */
final class LostClaimException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	LostClaimException(Claim claim) {
		super("owner " + claim.epoch() + " of step execution " + claim.stepExecutionId() + " may write no more");
	}

}
