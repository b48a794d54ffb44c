package dev.swraudit.job.cluster;

/**
 * The right to write the rows of a range, until somebody else takes it.
 *
 * @param stepExecutionId the execution that was handed out
 * @param epoch which of its owners, in order
 */
record RangeLease(long stepExecutionId, int epoch) {
}
