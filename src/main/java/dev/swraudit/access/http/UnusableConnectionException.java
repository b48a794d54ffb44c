package dev.swraudit.access.http;

/**
 * A connection that cannot work until a person changes something: the certificate of the
 * server is not accepted, or the proxy asks for a login. Another attempt cannot help.
 */
public class UnusableConnectionException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	UnusableConnectionException(String message) {
		super(UntrustedText.line(message, 500));
	}

}
