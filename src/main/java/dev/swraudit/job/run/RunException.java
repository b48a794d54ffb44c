package dev.swraudit.job.run;

import dev.swraudit.message.ExitCode;
import dev.swraudit.message.UserException;

/**
 * Ends a run with an exit code and a one-line message for the user.
 */
public final class RunException extends UserException {

	/** End of a message about a failure that loses no data. */
	public static final String KEPT = "what was fetched is kept, and the same command continues";

	private static final long serialVersionUID = 1L;

	public RunException(ExitCode exitCode, String message) {
		super(exitCode, message);
	}

	public static RunException configurationError(String message) {
		return new RunException(ExitCode.CONFIGURATION_ERROR, message);
	}

	public static RunException tryAgain(String message) {
		return new RunException(ExitCode.TRY_AGAIN, message);
	}

}
