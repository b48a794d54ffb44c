package dev.swraudit.message;

import org.jspecify.annotations.Nullable;

/**
 * Ends a run with an exit code and a message of one line, which says what is wrong, and
 * what is allowed or what to do.
 */
public abstract class UserException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final ExitCode exitCode;

	protected UserException(ExitCode exitCode, String message) {
		this(exitCode, message, null);
	}

	protected UserException(ExitCode exitCode, String message, @Nullable Throwable cause) {
		super(message, cause);
		this.exitCode = exitCode;
	}

	/** Returns how the process exits. */
	public final ExitCode exitCode() {
		return this.exitCode;
	}

}
