package dev.swraudit.job.cluster;

import org.jspecify.annotations.Nullable;

/**
 * Returns a range to the broker, for another worker.
 */
final class HandedBackException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	HandedBackException(long stepExecutionId, @Nullable Throwable cause) {
		super("step execution " + stepExecutionId + " is handed back", cause);
	}

}
