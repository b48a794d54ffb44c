package dev.swraudit.access;

import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;

/**
 * What makes the service take a request for the caller's.
 */
interface Credentials {

	/**
	 * Marks a request as the caller's, with the headers that its kind of credential
	 * needs.
	 */
	void authorize(HttpUriRequestBase request);

	/** What the user calls them: the settings they came from. */
	String description();

}
