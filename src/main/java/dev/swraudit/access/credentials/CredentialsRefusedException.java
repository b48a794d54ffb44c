package dev.swraudit.access.credentials;

import dev.swraudit.message.ExitCode;
import dev.swraudit.message.UserException;

/**
 * The service refuses the credentials, and did so again after their one renewal: somebody
 * has to mend them.
 */
public class CredentialsRefusedException extends UserException {

	private static final long serialVersionUID = 1L;

	public CredentialsRefusedException(String message) {
		super(ExitCode.CONFIGURATION_ERROR, message);
	}

}
