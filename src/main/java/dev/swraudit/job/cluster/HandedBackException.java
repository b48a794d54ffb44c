package dev.swraudit.job.cluster;

import org.jspecify.annotations.Nullable;

/**
 * A range goes back to the broker, for whoever can read it.
 */
final class HandedBackException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	HandedBackException(long stepExecutionId, @Nullable Throwable cause) {
		super("step execution " + stepExecutionId + " is handed back", cause);
	}

}
