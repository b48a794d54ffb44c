package dev.swraudit.access.http;

/**
 * What answers at the endpoint is not SWR: somebody has to mend a setting.
 */
public class WrongEndpointException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	public WrongEndpointException(String message) {
		super(message);
	}

}
