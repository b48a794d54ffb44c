package dev.swraudit.access.credentials;

/**
 * Thrown if credentials are refused even after a renewal, or cannot be obtained. The user
 * must fix them.
 */
public class CredentialsRefusedException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	public CredentialsRefusedException(String message) {
		super(message);
	}

}
