package dev.swraudit.input;

/**
 * Thrown for an input file that the user must fix before the audit can run. The message
 * is one line: {@code file: line N: what}, or {@code file: what} if no line applies.
 */
public final class InputFileException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	public InputFileException(String file, String what) {
		super(file + ": " + what);
	}

	public InputFileException(String file, long line, String what) {
		super(file + ": line " + line + ": " + what);
	}

}
