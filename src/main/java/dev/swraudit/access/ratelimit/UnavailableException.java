package dev.swraudit.access.ratelimit;

import java.time.Instant;

import dev.swraudit.message.ExitCode;
import dev.swraudit.message.UserException;

/**
 * A service that the run needs is down or asks to wait, after every attempt. The same
 * command may succeed later.
 */
public class UnavailableException extends UserException {

	private static final long serialVersionUID = 1L;

	private final Instant retryAt;

	public UnavailableException(String message) {
		this(message, Instant.MIN);
	}

	/**
	 * Creates the exception for a service that asks to wait.
	 * @param retryAt before which nothing may be sent
	 */
	public UnavailableException(String message, Instant retryAt) {
		super(ExitCode.TRY_AGAIN, message);
		this.retryAt = retryAt;
	}

	/** Returns whether the service asked to send nothing yet. */
	public boolean forbidsToAskAt(Instant now) {
		return now.isBefore(this.retryAt);
	}

}
