package dev.swraudit.job.run;

/**
 * The end of a run, with the one line that its user reads.
 */
public final class RunException extends RuntimeException {

	/** How a line ends that tells of trouble in which nothing is lost. */
	public static final String KEPT = "what was read is kept, the same command continues";

	private static final long serialVersionUID = 1L;

	private final ExitCode exitCode;

	public RunException(ExitCode exitCode, String message) {
		super(message);
		this.exitCode = exitCode;
	}

	public static RunException personMustAct(String message) {
		return new RunException(ExitCode.PERSON_MUST_ACT, message);
	}

	public static RunException tryAgain(String message) {
		return new RunException(ExitCode.TRY_AGAIN, message);
	}

	public ExitCode exitCode() {
		return this.exitCode;
	}

}
