package dev.swraudit.input;

import dev.swraudit.message.ExitCode;
import dev.swraudit.message.UserException;

/**
 * Thrown for an input file that the user must fix before the audit can run. The message
 * is one line: {@code file: line N: what}, or {@code file: what} if no line applies.
 */
public final class InputFileException extends UserException {

	private static final long serialVersionUID = 1L;

	public InputFileException(String file, String what) {
		super(ExitCode.CONFIGURATION_ERROR, file + ": " + what);
	}

	public InputFileException(String file, long line, String what) {
		super(ExitCode.CONFIGURATION_ERROR, file + ": line " + line + ": " + what);
	}

}
