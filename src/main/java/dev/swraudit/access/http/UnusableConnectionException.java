package dev.swraudit.access.http;

/**
 * Thrown for a connection that needs a configuration change: the server certificate is
 * not accepted, or the proxy requires authentication. Another attempt cannot help.
 */
public class UnusableConnectionException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	UnusableConnectionException(String message) {
		super(UntrustedText.line(message, 500));
	}

}
