package dev.swraudit.job;

/**
 * The end of a run, with the one line that its user reads.
 */
public final class RunException extends RuntimeException {

	/** How a line ends that tells of trouble in which nothing is lost. */
	static final String KEPT = "what was read is kept, the same command continues";

	private static final long serialVersionUID = 1L;

	private final ExitCode exitCode;

	RunException(ExitCode exitCode, String message) {
		super(message);
		this.exitCode = exitCode;
	}

	static RunException personMustAct(String message) {
		return new RunException(ExitCode.PERSON_MUST_ACT, message);
	}

	static RunException tryAgain(String message) {
		return new RunException(ExitCode.TRY_AGAIN, message);
	}

	ExitCode exitCode() {
		return this.exitCode;
	}

}
