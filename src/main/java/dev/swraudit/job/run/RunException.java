package dev.swraudit.job.run;

/**
 * Ends a run with an exit code and a one-line message for the user.
 */
public final class RunException extends RuntimeException {

	/** End of a message about a failure that loses no data. */
	public static final String KEPT = "what was fetched is kept, and the same command continues";

	private static final long serialVersionUID = 1L;

	private final ExitCode exitCode;

	public RunException(ExitCode exitCode, String message) {
		super(message);
		this.exitCode = exitCode;
	}

	public static RunException configurationError(String message) {
		return new RunException(ExitCode.CONFIGURATION_ERROR, message);
	}

	public static RunException tryAgain(String message) {
		return new RunException(ExitCode.TRY_AGAIN, message);
	}

	public ExitCode exitCode() {
		return this.exitCode;
	}

}
