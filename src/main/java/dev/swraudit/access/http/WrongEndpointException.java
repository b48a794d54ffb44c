package dev.swraudit.access.http;

import dev.swraudit.message.ExitCode;
import dev.swraudit.message.UserException;

/**
 * Thrown if the endpoint is not SWR, which needs a configuration change.
 */
public class WrongEndpointException extends UserException {

	private static final long serialVersionUID = 1L;

	public WrongEndpointException(String message) {
		super(ExitCode.CONFIGURATION_ERROR, message);
	}

}
