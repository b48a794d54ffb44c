package dev.swraudit.access.credentials;

import java.time.Instant;

import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.jspecify.annotations.Nullable;

/**
 * Credentials that authenticate requests.
 */
public interface Credentials {

	/**
	 * Adds the authentication headers to a request. A signature is valid for one
	 * transmission.
	 */
	void authorize(HttpUriRequestBase request);

	/** Returns the origin of the credentials, for messages. */
	String description();

	/** Returns the time of renewal; null if only a refusal triggers it. */
	default @Nullable Instant renewAt() {
		return null;
	}

}
