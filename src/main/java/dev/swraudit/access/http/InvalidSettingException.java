package dev.swraudit.access.http;

/**
 * A setting that is missing, or not allowed as it stands; the message names it and says
 * what is.
 */
public class InvalidSettingException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	public InvalidSettingException(String message) {
		super(message);
	}

}
