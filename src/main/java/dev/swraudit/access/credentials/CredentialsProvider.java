package dev.swraudit.access.credentials;

import dev.swraudit.access.ratelimit.UnavailableException;

/**
 * Where credentials come from, now and when they are wanted anew.
 */
public interface CredentialsProvider {

	/**
	 * Gets the credentials that hold now.
	 * @throws CredentialsRefusedException if there are none to be had until somebody
	 * mends something
	 * @throws UnavailableException if who gives them does not answer, after every try
	 * @throws InterruptedException if the run is being stopped
	 */
	Credentials next() throws InterruptedException;

}
