package dev.swraudit.access.credentials;

import java.time.Instant;

import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.jspecify.annotations.Nullable;

/**
 * What makes the service take a request for the caller's.
 */
public interface Credentials {

	/**
	 * Marks a request as the caller's, with the headers that its kind of credential
	 * needs. A signature is good for this one sending.
	 */
	void authorize(HttpUriRequestBase request);

	/** What the user calls them: the settings they came from. */
	String description();

	/** When to get new ones unasked; null where only a refusal tells. */
	default @Nullable Instant renewAt() {
		return null;
	}

}
