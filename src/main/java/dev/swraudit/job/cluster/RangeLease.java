package dev.swraudit.job.cluster;

/**
 * Right to write the rows of a range, until another worker takes it.
 *
 * @param stepExecutionId the step execution of the range
 * @param epoch number of the owner, in order
 */
record RangeLease(long stepExecutionId, int epoch) {
}
