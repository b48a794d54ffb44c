package dev.swraudit.access.http;

import dev.swraudit.message.ExitCode;
import dev.swraudit.message.UntrustedText;
import dev.swraudit.message.UserException;

/**
 * Thrown for a connection that needs a configuration change: the server certificate is
 * not accepted, or the proxy requires authentication. Another attempt cannot help.
 */
public class UnusableConnectionException extends UserException {

	private static final long serialVersionUID = 1L;

	UnusableConnectionException(String message) {
		super(ExitCode.CONFIGURATION_ERROR, UntrustedText.line(message, 500));
	}

}
