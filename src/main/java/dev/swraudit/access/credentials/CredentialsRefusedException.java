package dev.swraudit.access.credentials;

/**
 * The service refuses the credentials, and did so again after their one renewal: somebody
 * has to mend them.
 */
public class CredentialsRefusedException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	public CredentialsRefusedException(String message) {
		super(message);
	}

}
