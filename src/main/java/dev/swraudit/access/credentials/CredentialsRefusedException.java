package dev.swraudit.access.credentials;

import dev.swraudit.message.ExitCode;
import dev.swraudit.message.UserException;

/**
 * Thrown if credentials are refused even after a renewal, or cannot be obtained. The user
 * must fix them.
 */
public class CredentialsRefusedException extends UserException {

	private static final long serialVersionUID = 1L;

	public CredentialsRefusedException(String message) {
		super(ExitCode.CONFIGURATION_ERROR, message);
	}

}
