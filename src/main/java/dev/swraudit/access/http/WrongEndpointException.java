package dev.swraudit.access.http;

/**
 * Thrown if the endpoint is not SWR, which needs a configuration change.
 */
public class WrongEndpointException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	public WrongEndpointException(String message) {
		super(message);
	}

}
