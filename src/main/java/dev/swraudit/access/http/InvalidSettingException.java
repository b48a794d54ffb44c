package dev.swraudit.access.http;

/**
 * Thrown for a setting that is missing or invalid. The message names the setting and the
 * allowed values.
 */
public class InvalidSettingException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	public InvalidSettingException(String message) {
		super(message);
	}

}
