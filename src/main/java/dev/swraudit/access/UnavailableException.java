package dev.swraudit.access;

/**
 * A service that the run cannot do without is down, after every try: the same command may
 * go better later.
 */
public class UnavailableException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	public UnavailableException(String message) {
		super(message);
	}

}
