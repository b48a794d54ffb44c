package dev.swraudit.job.cluster;

import com.github.kagkarlsson.scheduler.task.Execution;

/**
 * Right of this worker to write the rows of a range, until another worker picks it. Each
 * pick and each release of the range increments its version.
 *
 * @param stepExecutionId the step execution of the range
 * @param task the name of the task
 * @param worker the name of this worker
 * @param version the version of the pick
 * @param failures how often it has failed in a row, at any worker
 */
record HeldRange(long stepExecutionId, String task, String worker, long version, int failures) {

	static HeldRange of(Execution picked) {
		return new HeldRange(Long.parseLong(picked.getId()), picked.getTaskName(), picked.pickedBy, picked.version,
				picked.consecutiveFailures);
	}

}
