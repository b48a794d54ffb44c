package dev.swraudit.access.http;

import dev.swraudit.message.ExitCode;
import dev.swraudit.message.UserException;

/**
 * Thrown for a setting that is missing or invalid. The message names the setting and the
 * allowed values.
 */
public class InvalidSettingException extends UserException {

	private static final long serialVersionUID = 1L;

	public InvalidSettingException(String message) {
		super(ExitCode.CONFIGURATION_ERROR, message);
	}

}
