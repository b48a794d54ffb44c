package dev.swraudit.access.credentials;

import dev.swraudit.access.ratelimit.UnavailableException;

/**
 * Obtains credentials, initially and for each renewal.
 */
public interface CredentialsProvider {

	/**
	 * Obtains valid credentials.
	 * @throws CredentialsRefusedException if the configuration must be fixed first
	 * @throws UnavailableException if the issuer does not respond after all attempts
	 * @throws InterruptedException if the run is being stopped
	 */
	Credentials next() throws InterruptedException;

}
