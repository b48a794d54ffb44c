package dev.swraudit.input;

/**
 * An input file that a person must mend before anything can be audited; the message is
 * one line of the form {@code file: line N: what}, or {@code file: what} where no line
 * applies.
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
